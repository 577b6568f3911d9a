package vn.emr.exchange.his.check;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.HisRow;

/**
 * What is asked of one element, beyond its kind of value ({@code fields.csv}).
 *
 * @param element its name
 * @param need how grave it is when it is absent; null when it may be
 * @param when the condition for that; null for always
 * @param otherwise how grave it is when the condition doesn't hold; null when it may be absent then
 * @param or elements of which one is as good
 * @param allowed what it may hold; null for anything
 * @param since first day on which it belongs to the form, {@code yyyymmdd}; empty for always
 * @param until last day; empty for until now
 * @param lengths most characters by day, in the order of days; empty when that never changed
 */
record FieldRule(
        String element,
        @Nullable Severity need,
        @Nullable Condition when,
        @Nullable Severity otherwise,
        List<String> or,
        @Nullable Allowed allowed,
        String since,
        String until,
        List<Length> lengths) {

    /**
     * A length and since when.
     *
     * @param since first day; empty for always
     * @param max characters; 0 for no limit
     */
    record Length(String since, int max) {

        /** {@code 255} or {@code 20250101=255}. */
        static Length of(String text) {
            int sign = text.indexOf('=');
            return new Length(sign < 0 ? "" : text.substring(0, sign), Integer.parseInt(text.substring(sign + 1)));
        }
    }

    /** A line of the list. */
    static FieldRule of(String[] cells) {
        return new FieldRule(
                cells[1],
                severity(cells[2]),
                cells[3].isEmpty() ? null : Condition.of(cells[3]),
                severity(cells[4]),
                cells[5].isEmpty() ? List.of() : List.of(cells[5].split("\\|", -1)),
                cells[6].isEmpty() ? null : Allowed.of(cells[6]),
                cells[7],
                cells[8],
                cells[9].isEmpty()
                        ? List.of()
                        : Stream.of(cells[9].split(";", -1)).map(Length::of).toList());
    }

    private static @Nullable Severity severity(String code) {
        return switch (code) {
            case "" -> null;
            case "refuse" -> Severity.REFUSE;
            case "warn" -> Severity.WARN;
            case "info" -> Severity.INFO;
            default -> throw new IllegalArgumentException(code);
        };
    }

    /** Whether it belongs to the form of that day. */
    boolean isOf(String day) {
        return since.compareTo(day) <= 0 && (until.isEmpty() || day.compareTo(until) <= 0);
    }

    /** Most characters on that day; 0 for no limit. */
    int max(String day, int always) {
        int max = always;
        for (Length length : lengths) {
            if (length.since().compareTo(day) <= 0) {
                max = length.max();
            }
        }
        return max;
    }

    /** How grave it is that the row hasn't got it; null when it has, or may lack it. */
    @Nullable
    Severity missing(HisRow row, String day) {
        if (row.has(element) || !isOf(day) || or.stream().anyMatch(row::has)) {
            return null;
        }
        return when == null || when.holds(row) ? need : otherwise;
    }
}
