package vn.emr.exchange.his.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time as the format writes it: {@code yyyymmdd} or {@code yyyymmddHHMM}, Vietnam time.
 *
 * @param date the day
 * @param time hour and minute; null when only the day is given
 */
public record HisTime(LocalDate date, @Nullable LocalTime time) {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

    /** Reads it; empty when there is no such time. */
    public static Optional<HisTime> parse(String text) {
        if (!hasForm(text)) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
            LocalTime time = text.length() == 8 ? null : LocalTime.of(number(text, 8, 10), number(text, 10, 12));
            return date.getYear() < 1800 ? Optional.empty() : Optional.of(new HisTime(date, time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it has 8 or 12 digits. */
    static boolean hasForm(String text) {
        return (text.length() == 8 || text.length() == 12) && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }

    /** FHIR dateTime of the same precision; null when there is no such time. */
    public static @Nullable String dateTime(String text) {
        return parse(text).map(HisTime::fhir).orElse(null);
    }

    /** FHIR date; null when there is no such day. */
    public static @Nullable String day(String text) {
        return parse(text).map(t -> t.date.toString()).orElse(null);
    }

    /** Start of it; null when there is no such time. */
    public static @Nullable Instant start(String text) {
        return parse(text).map(HisTime::instant).orElse(null);
    }

    /** FHIR dateTime of the same precision. */
    public String fhir() {
        return time == null ? date.toString() : date + "T" + time + ":00+07:00";
    }

    private Instant instant() {
        return date.atTime(time == null ? LocalTime.MIN : time).toInstant(ZONE);
    }

    /** Whether it is surely before the other, at the precision that both have. */
    public boolean isBefore(HisTime other) {
        if (time == null || other.time == null) {
            return date.isBefore(other.date);
        }
        return instant().isBefore(other.instant());
    }
}
