/** Tests of what all doors have in common. */
@NullMarked
package vn.emr.exchange.door;

import org.jspecify.annotations.NullMarked;
