/** Looks after the space for the audit, and tells those who watch the node. */
@NullMarked
package vn.emr.exchange.space;

import org.jspecify.annotations.NullMarked;
