/** Looks after the space for the audit. */
@NullMarked
package vn.emr.exchange.space;

import org.jspecify.annotations.NullMarked;
