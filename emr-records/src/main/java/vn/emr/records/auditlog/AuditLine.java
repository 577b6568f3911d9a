package vn.emr.records.auditlog;

import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditRow;
import vn.emr.domain.access.LegalBasis;

/**
 * An event as the auditor reads it.
 *
 * @param event the event
 * @param at when, in Vietnamese time
 * @param facility name of the caller's facility; empty for the province's people
 * @param basis key of the legal basis; null when no patient was read
 */
public record AuditLine(
        AuditRow event,
        String at,
        String facility,
        @Nullable String basis) {

    static AuditLine of(AuditRow event, String at, String facility) {
        boolean none = event.basis() == LegalBasis.NONE;
        return new AuditLine(
                event, at, facility, none ? null : "basis." + event.basis().name());
    }
}
