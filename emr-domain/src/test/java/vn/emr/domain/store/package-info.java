/** Tests of the log. */
@NullMarked
package vn.emr.domain.store;

import org.jspecify.annotations.NullMarked;
