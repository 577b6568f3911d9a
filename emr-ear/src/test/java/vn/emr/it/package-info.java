/** Tests against the running node: real PostgreSQL, Keycloak, WildFly and Chromium, started once. */
@NullMarked
package vn.emr.it;

import org.jspecify.annotations.NullMarked;
