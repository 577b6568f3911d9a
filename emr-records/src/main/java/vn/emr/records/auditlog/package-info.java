/** The auditor's look at the audit trail. */
@NullMarked
package vn.emr.records.auditlog;

import org.jspecify.annotations.NullMarked;
