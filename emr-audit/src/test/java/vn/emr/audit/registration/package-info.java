/** Registering patients by hand. */
@NullMarked
package vn.emr.audit.registration;

import org.jspecify.annotations.NullMarked;
