/** The command {@code emr-verify}: checks exports and proofs without a node, a database or a network. */
@NullMarked
package vn.emr.audit.verify.tool;

import org.jspecify.annotations.NullMarked;
