/** Reads zips as they stream by, at the doors and in emr-his-check. */
@NullMarked
package vn.emr.exchange.his.zip;

import org.jspecify.annotations.NullMarked;
