/** Who did what: the audit trail, written with the act itself. */
@NullMarked
package vn.emr.audit;

import org.jspecify.annotations.NullMarked;
