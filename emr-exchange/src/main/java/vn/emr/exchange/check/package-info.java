/** Lets the node check its own log at night. */
@NullMarked
package vn.emr.exchange.check;

import org.jspecify.annotations.NullMarked;
