package vn.emr.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.LegalBasis;

/**
 * What happened, without who and when: the trail adds the caller and the time.
 *
 * @param type which event
 * @param patient logical id of the patient it was about; null when none
 * @param basis ground on which the patient was read
 * @param count hits of a search, entries of an import; null when there is nothing to count
 * @param about id or code of what it was about; never a name
 * @param detail rule or reason, in codes
 */
public record AuditRecord(
        AuditEventType type,
        @Nullable UUID patient,
        LegalBasis basis,
        @Nullable Integer count,
        @Nullable String about,
        @Nullable String detail) {

    /** An event about no patient. */
    public static AuditRecord of(AuditEventType type, @Nullable String about, @Nullable String detail) {
        return new AuditRecord(type, null, LegalBasis.NONE, null, about, detail);
    }

    /** An event about a patient. */
    public static AuditRecord aboutPatient(AuditEventType type, UUID patient, LegalBasis basis) {
        return new AuditRecord(type, patient, basis, null, null, null);
    }

    /** The same with a count. */
    public AuditRecord counting(int number) {
        return new AuditRecord(type, patient, basis, number, about, detail);
    }
}
