/** Tests of the audit trail and of what may be read only through it. */
@NullMarked
package vn.emr.audit;

import org.jspecify.annotations.NullMarked;
