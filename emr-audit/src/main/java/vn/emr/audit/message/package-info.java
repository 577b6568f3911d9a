/** Seals messages to other nodes and keeps their receipts. */
@NullMarked
package vn.emr.audit.message;

import org.jspecify.annotations.NullMarked;
