/** Tests of the queue of HIS exports. */
@NullMarked
package vn.emr.domain.his;

import org.jspecify.annotations.NullMarked;
