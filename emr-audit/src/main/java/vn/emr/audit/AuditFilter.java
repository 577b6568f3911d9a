package vn.emr.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events the auditor wants; null leaves a question open.
 *
 * @param account who did it
 * @param patient whom it was about
 * @param type what kind of event
 * @param from not before
 * @param until before
 * @param beforeKey only events before this one: the last of the page before
 */
public record AuditFilter(
        @Nullable String account,
        @Nullable UUID patient,
        @Nullable AuditEventType type,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long beforeKey) {}
