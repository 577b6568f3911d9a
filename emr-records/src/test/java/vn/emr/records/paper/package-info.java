/** Papers, opened again and read. */
@NullMarked
package vn.emr.records.paper;

import org.jspecify.annotations.NullMarked;
