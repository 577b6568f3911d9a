/** Registering a patient by hand. */
@NullMarked
package vn.emr.records.registration;

import org.jspecify.annotations.NullMarked;
