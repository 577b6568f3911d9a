/**
 * Nodes witness each other's logs: at every contact each shows its newest head with the proof that it extends the one
 * that the other holds, and the other seals that it saw it ({@code docs/transfer.md}).
 */
@NullMarked
package vn.emr.audit.witness;

import org.jspecify.annotations.NullMarked;
