/** Tests of identity. */
@NullMarked
package vn.emr.domain.patient;

import org.jspecify.annotations.NullMarked;
