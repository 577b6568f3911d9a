/** Tests of proofs about the log. */
@org.jspecify.annotations.NullMarked
package vn.emr.audit.proof;
