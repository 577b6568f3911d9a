package vn.emr.records.auditlog;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditFilter;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.records.web.Day;

/**
 * What the reader filled in, as typed, so that it can be shown again beside what is wrong with it.
 *
 * @param who account
 * @param patient logical id of a patient
 * @param kind name of an event
 * @param facility code of a facility; {@code -} for callers without one
 * @param outcome {@code done} or {@code refused}
 * @param from first day, dd/MM/yyyy
 * @param until last day, dd/MM/yyyy
 * @param before key of the last event of the page before
 */
public record AuditQuestion(
        String who,
        String patient,
        String kind,
        String facility,
        String outcome,
        String from,
        String until,
        String before) {

    private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String KEY = "\\d{1,18}";
    private static final String REFUSED = "refused";
    private static final List<String> OUTCOMES = List.of("done", REFUSED);

    static AuditQuestion of(MultivaluedMap<String, String> query) {
        return new AuditQuestion(
                value(query, "who"),
                value(query, "patient"),
                value(query, "kind"),
                value(query, "facility"),
                value(query, "outcome"),
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
        if (!kind.isEmpty() && type().isEmpty()) {
            errors.put("kind", "audit.error.choice");
        }
        if (!outcome.isEmpty() && !OUTCOMES.contains(outcome)) {
            errors.put("outcome", "audit.error.choice");
        }
        if (!before.isEmpty() && !before.matches(KEY)) {
            errors.put("before", "audit.error.before");
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
                facility.isEmpty() ? null : facility,
                outcome.isEmpty() ? null : outcome.equals(REFUSED),
                start(Day.parse(from), 0),
                start(Day.parse(until), 1),
                before.isEmpty() ? null : Long.valueOf(before));
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

    /** Address of the same question there. */
    String address(String path) {
        return address(path, before);
    }

    /** Address of all that it asks for there, from the newest on. */
    public String whole(String path) {
        return address(path, "");
    }

    /** Address of the same question for events before this one. */
    String older(String path, long key) {
        return address(path, Long.toString(key));
    }

    private String address(String path, String beforeKey) {
        String query = Stream.of(
                        part("who", who),
                        part("patient", patient),
                        part("kind", kind),
                        part("facility", facility),
                        part("outcome", outcome),
                        part("from", from),
                        part("until", until),
                        part("before", beforeKey))
                .filter(p -> !p.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + '?' + query;
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
