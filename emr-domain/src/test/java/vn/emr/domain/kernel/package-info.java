/** Tests of ids. */
@NullMarked
package vn.emr.domain.kernel;

import org.jspecify.annotations.NullMarked;
