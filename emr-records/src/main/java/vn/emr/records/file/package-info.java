/** Photos and PDFs of patients: shown small in pages, whole in the browser's own viewer. */
@NullMarked
package vn.emr.records.file;

import org.jspecify.annotations.NullMarked;
