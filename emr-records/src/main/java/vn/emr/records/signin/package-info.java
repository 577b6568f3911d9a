/** Signing in and out: the identity provider says who it is, our session decides. */
@NullMarked
package vn.emr.records.signin;

import org.jspecify.annotations.NullMarked;
