/** Tests of what is asked of a HIS export. */
@NullMarked
package vn.emr.exchange.his.check;

import org.jspecify.annotations.NullMarked;
