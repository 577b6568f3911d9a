/** Exports of hospital information systems on their way into the record. */
@NullMarked
package vn.emr.domain.his;

import org.jspecify.annotations.NullMarked;
