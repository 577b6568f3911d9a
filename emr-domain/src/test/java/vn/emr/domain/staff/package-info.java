/** Sessions of staff, tried on a real database. */
@NullMarked
package vn.emr.domain.staff;

import org.jspecify.annotations.NullMarked;
