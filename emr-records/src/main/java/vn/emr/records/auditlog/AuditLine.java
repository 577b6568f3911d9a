package vn.emr.records.auditlog;

import vn.emr.audit.AuditRow;

/**
 * An event in words; empty where it has nothing of the kind.
 *
 * @param event the event
 * @param at when, in Vietnamese time
 * @param facility name of the caller's facility; empty for the province's people
 * @param role in which role
 * @param what kind of event
 * @param about what it was about, besides the patient
 * @param detail rule or circumstance
 * @param basis ground on which the patient was read or written
 * @param purpose what for
 */
public record AuditLine(
        AuditRow event,
        String at,
        String facility,
        String role,
        String what,
        String about,
        String detail,
        String basis,
        String purpose) {

    /** Address of what else this account did. */
    public String byAccount() {
        return new AuditQuestion(event.account(), "", "", "", "", "", "", "").whole("/audit");
    }

    /** Whether it was about anything. */
    public boolean hasSubject() {
        return event.patient() != null || !about.isEmpty() || !detail.isEmpty();
    }

    /** Whether it says on what ground or what for. */
    public boolean hasGround() {
        return !basis.isEmpty() || !purpose.isEmpty();
    }
}
