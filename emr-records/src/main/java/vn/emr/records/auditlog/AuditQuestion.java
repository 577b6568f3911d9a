package vn.emr.records.auditlog;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditFilter;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.records.web.Day;

/**
 * What the auditor filled in, as typed, so that it can be shown again beside what is wrong with it.
 *
 * @param who account
 * @param patient logical id of a patient
 * @param kind name of an event
 * @param from first day, dd/MM/yyyy
 * @param until last day, dd/MM/yyyy
 * @param before key of the last event of the page before
 */
public record AuditQuestion(String who, String patient, String kind, String from, String until, String before) {

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    static AuditQuestion of(MultivaluedMap<String, String> query) {
        return new AuditQuestion(
                value(query, "who"),
                value(query, "patient"),
                value(query, "kind"),
                value(query, "from"),
                value(query, "until"),
                value(query, "before"));
    }

    private static String value(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name)).orElse("").strip();
    }

    /** What is wrong: field to key of the text; empty when it can be asked. */
    public Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!patient.isEmpty() && !patient.matches(UUID_FORM)) {
            errors.put("patient", "audit.error.patient");
        }
        if (!from.isEmpty() && Day.parse(from) == null) {
            errors.put("from", "audit.error.day");
        }
        if (!until.isEmpty() && Day.parse(until) == null) {
            errors.put("until", "audit.error.day");
        }
        LocalDate first = Day.parse(from);
        LocalDate last = Day.parse(until);
        if (first != null && last != null && last.isBefore(first)) {
            errors.put("until", "audit.error.order");
        }
        return errors;
    }

    /** The question to the trail. */
    AuditFilter filter() {
        return new AuditFilter(
                who.isEmpty() ? null : who,
                patient.isEmpty() ? null : UUID.fromString(patient),
                type().orElse(null),
                start(Day.parse(from), 0),
                start(Day.parse(until), 1),
                before.matches("\\d{1,18}") ? Long.valueOf(before) : null);
    }

    private Optional<AuditEventType> type() {
        return Stream.of(AuditEventType.values())
                .filter(t -> t.name().equals(kind))
                .findFirst();
    }

    private static @Nullable Instant start(@Nullable LocalDate day, int daysLater) {
        return day == null
                ? null
                : day.plusDays(daysLater).atStartOfDay(SystemClock.VIETNAM).toInstant();
    }

    /** Address of the same question for events before this one. */
    String older(long key) {
        StringBuilder address = new StringBuilder("/audit?");
        and(address, "who", who);
        and(address, "patient", patient);
        and(address, "kind", kind);
        and(address, "from", from);
        and(address, "until", until);
        return address.append("before=").append(key).toString();
    }

    private static void and(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
    }
}
