/** Sending exports of the hospital information system and reading what became of them. */
@NullMarked
package vn.emr.records.his;

import org.jspecify.annotations.NullMarked;
