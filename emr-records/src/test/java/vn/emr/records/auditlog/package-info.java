/** The auditor's page. */
@NullMarked
package vn.emr.records.auditlog;

import org.jspecify.annotations.NullMarked;
