/**
 * Proves that the log is whole: recomputes every hash from the rows. Runs outside the container too (the verifier jar,
 * {@code ./emr verify}), so nothing here uses its API.
 */
@NullMarked
package vn.emr.audit.verify;

import org.jspecify.annotations.NullMarked;
