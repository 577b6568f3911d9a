/** Opening a record that isn't open by itself, and the registers of who else may read (docs/access.md). */
@NullMarked
package vn.emr.records.access;

import org.jspecify.annotations.NullMarked;
