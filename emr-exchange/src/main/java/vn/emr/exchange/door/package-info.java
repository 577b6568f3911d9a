/** What every REST door of the exchange has in common: who calls, whether that is permitted, how a refusal is told. */
@NullMarked
package vn.emr.exchange.door;

import org.jspecify.annotations.NullMarked;
