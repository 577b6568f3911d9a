package vn.emr.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events the reader wants; null leaves a question open.
 *
 * @param account who did it
 * @param patient whom it was about
 * @param type what kind of event
 * @param facility code of the facility of who did it; {@link #NO_FACILITY} for those who have none
 * @param refused whether it was refused
 * @param from not before
 * @param until before
 * @param beforeKey only events before this one: the last of the page before
 */
public record AuditFilter(
        @Nullable String account,
        @Nullable UUID patient,
        @Nullable AuditEventType type,
        @Nullable String facility,
        @Nullable Boolean refused,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long beforeKey) {

    /** Stands for the province's people and other nodes: callers without a facility. */
    public static final String NO_FACILITY = "-";

    /** The same question for events before this one. */
    AuditFilter before(long key) {
        return new AuditFilter(account, patient, type, facility, refused, from, until, key);
    }
}
