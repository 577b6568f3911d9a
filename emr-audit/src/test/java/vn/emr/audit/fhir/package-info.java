/** The audit trail on the way out: FHIR R4 AuditEvent by the patterns of IHE BALP. */
@NullMarked
package vn.emr.audit.fhir;

import org.jspecify.annotations.NullMarked;
