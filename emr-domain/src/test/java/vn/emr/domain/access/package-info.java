/** Who acts, and what that person may do. */
@NullMarked
package vn.emr.domain.access;

import org.jspecify.annotations.NullMarked;
