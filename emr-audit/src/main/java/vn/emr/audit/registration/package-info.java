/** Registering a patient whom no export of a HIS names. */
@NullMarked
package vn.emr.audit.registration;

import org.jspecify.annotations.NullMarked;
