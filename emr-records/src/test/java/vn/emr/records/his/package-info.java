/** Reports of HIS imports as pages. */
@NullMarked
package vn.emr.records.his;

import org.jspecify.annotations.NullMarked;
