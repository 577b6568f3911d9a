/** Tests of the import of HIS exports, over copied samples. */
@NullMarked
package vn.emr.exchange.his;

import org.jspecify.annotations.NullMarked;
