/** The form that registers a patient. */
@NullMarked
package vn.emr.records.registration;

import org.jspecify.annotations.NullMarked;
