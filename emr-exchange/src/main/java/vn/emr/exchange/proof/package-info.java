/** Proofs and sealed heads of the log over REST ({@code docs/transfer.md}). */
@NullMarked
package vn.emr.exchange.proof;

import org.jspecify.annotations.NullMarked;
