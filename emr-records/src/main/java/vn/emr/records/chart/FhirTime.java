package vn.emr.records.chart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.emr.domain.kernel.SystemClock;

/**
 * A FHIR date or dateTime as precise as it was written: {@code 1956}, {@code 2003-11}, {@code 2025-01-04} or
 * {@code 2025-01-04T08:53:00+07:00}. Parts that nobody knows are left out when it is shown.
 *
 * @param iso the text of the resource
 */
public record FhirTime(String iso) implements Comparable<FhirTime> {

    /** Where the hospitals are: every time is shown in theirs. */
    static final ZoneId ZONE = SystemClock.VIETNAM;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;
    private static final int DATE_LENGTH = 10;

    /** What an instant is in the hospitals' zone. */
    static FhirTime of(Instant instant) {
        return new FhirTime(instant.atZone(ZONE).toOffsetDateTime().toString());
    }

    /** The date: dd/MM/yyyy, MM/yyyy or yyyy; the text itself when it is no date. */
    public String date() {
        try {
            return switch (iso.length()) {
                case YEAR_LENGTH -> Year.parse(iso).toString();
                case MONTH_LENGTH -> MONTH.format(YearMonth.parse(iso));
                case DATE_LENGTH -> DATE.format(LocalDate.parse(iso));
                default -> DATE.format(OffsetDateTime.parse(iso).atZoneSameInstant(ZONE));
            };
        } catch (DateTimeException e) {
            return iso;
        }
    }

    /** HH:mm; empty when only a date is known. */
    public String clock() {
        return moment().map(t -> CLOCK.format(t.atZone(ZONE))).orElse("");
    }

    /** Date and time as far as they are known. */
    public String text() {
        String clock = clock();
        return clock.isEmpty() ? date() : date() + ' ' + clock;
    }

    /** The day in the hospitals' zone; empty when the day is not known. */
    Optional<LocalDate> day() {
        if (iso.length() == DATE_LENGTH) {
            return parsed(iso);
        }
        return moment().map(t -> t.atZone(ZONE).toLocalDate());
    }

    /** The year; empty when it is no date. */
    Optional<Integer> year() {
        return first().map(LocalDate::getYear);
    }

    /** The first day that it can mean; empty when it is no date. */
    Optional<LocalDate> first() {
        return switch (iso.length()) {
            case YEAR_LENGTH -> parsed(iso + "-01-01");
            case MONTH_LENGTH -> parsed(iso + "-01");
            default -> day();
        };
    }

    /** A point in time to sort and draw by: the start of what is known. */
    Instant start() {
        return moment().or(() -> first().map(d -> d.atStartOfDay(ZONE).toInstant()))
                .orElse(Instant.EPOCH);
    }

    private Optional<Instant> moment() {
        if (iso.length() <= DATE_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> parsed(String date) {
        try {
            return Optional.of(LocalDate.parse(date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(FhirTime other) {
        int order = start().compareTo(other.start());
        return order == 0 ? iso.compareTo(other.iso) : order;
    }
}
