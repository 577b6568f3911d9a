/** Proofs about the log for whoever may ask: that something is in it, and that it only grew. */
@NullMarked
package vn.emr.audit.proof;

import org.jspecify.annotations.NullMarked;
