/** What every part of the domain speaks: refusals, ids, time. */
@NullMarked
package vn.emr.domain.kernel;

import org.jspecify.annotations.NullMarked;
