/** The patient search as a page. */
@NullMarked
package vn.emr.records.search;

import org.jspecify.annotations.NullMarked;
