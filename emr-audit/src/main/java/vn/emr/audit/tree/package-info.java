/**
 * The transparency log: one Merkle tree (RFC 9162) over entries, audit events and receipts, and the heads of it that
 * the node sealed.
 */
@NullMarked
package vn.emr.audit.tree;

import org.jspecify.annotations.NullMarked;
