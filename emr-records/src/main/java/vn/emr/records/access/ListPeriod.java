package vn.emr.records.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.records.web.Day;

/**
 * The days of a list of who saw a record, both included.
 *
 * @param first the first
 * @param last the last
 */
record ListPeriod(LocalDate first, LocalDate last) {

    private static final int MONTHS = 12;

    /** The last 12 months. */
    static ListPeriod until(LocalDate today) {
        return new ListPeriod(today.minusMonths(MONTHS), today);
    }

    /** What is wrong with the days that were typed: field to rule. */
    static Map<String, String> problems(String from, String until) {
        Map<String, String> problems = new LinkedHashMap<>();
        LocalDate first = Day.parse(from);
        LocalDate last = Day.parse(until);
        if (first == null) {
            problems.put("saw-from", "audit.error.day");
        }
        if (last == null) {
            problems.put("saw-until", "audit.error.day");
        }
        if (first != null && last != null && last.isBefore(first)) {
            problems.put("saw-until", "audit.error.order");
        }
        return problems;
    }

    /** The days that were typed; null when they are wrong. */
    static @Nullable ListPeriod of(String from, String until) {
        LocalDate first = Day.parse(from);
        LocalDate last = Day.parse(until);
        return first == null || last == null || last.isBefore(first) ? null : new ListPeriod(first, last);
    }

    Instant from() {
        return first.atStartOfDay(SystemClock.VIETNAM).toInstant();
    }

    Instant until() {
        return SystemClock.endOf(last);
    }
}
