/** Who acts, what that person may do, and who decides it. */
@NullMarked
package vn.emr.domain.access;

import org.jspecify.annotations.NullMarked;
