/** Sessions of staff at the web UI. */
@NullMarked
package vn.emr.domain.staff;

import org.jspecify.annotations.NullMarked;
