/** Finding a patient of the own facility. */
@NullMarked
package vn.emr.records.search;

import org.jspecify.annotations.NullMarked;
