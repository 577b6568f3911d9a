/** Photos and PDFs in pages. */
@NullMarked
package vn.emr.records.file;

import org.jspecify.annotations.NullMarked;
