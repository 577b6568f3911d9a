package vn.emr.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;

/**
 * An event of the trail as the auditor sees it.
 *
 * @param key its place in the trail, newest highest
 * @param at when
 * @param type what
 * @param refused whether it was refused
 * @param account who
 * @param facility facility of the caller; null for the province's people
 * @param patient logical id of the patient; null when none
 * @param basis ground on which the patient was read
 * @param count hits or entries
 * @param about id or code of what it was about
 * @param detail rule or reason, in codes
 * @param role in which role; null when none, and in events from before there was one
 * @param purpose to what purpose the patient was read or written
 */
public record AuditRow(
        long key,
        Instant at,
        AuditEventType type,
        boolean refused,
        String account,
        @Nullable String facility,
        @Nullable UUID patient,
        LegalBasis basis,
        @Nullable Integer count,
        @Nullable String about,
        @Nullable String detail,
        @Nullable Role role,
        @Nullable Purpose purpose) {}
