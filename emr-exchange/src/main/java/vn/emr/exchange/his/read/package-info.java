/** Reads the files that hospital information systems export, in all their dialects. */
@NullMarked
package vn.emr.exchange.his.read;

import org.jspecify.annotations.NullMarked;
