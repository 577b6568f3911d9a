/** Tests of the steward's list. */
@NullMarked
package vn.emr.audit.identity;

import org.jspecify.annotations.NullMarked;
