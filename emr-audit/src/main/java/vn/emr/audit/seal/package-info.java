/** The node's seal (JWS, ES256), and whose seals are believed. */
@NullMarked
package vn.emr.audit.seal;

import org.jspecify.annotations.NullMarked;
