package vn.emr.records.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How old a patient is, in the unit in which clinicians say it: days to two months, months to 72 months, then years.
 *
 * @param count how many
 * @param unit of what
 * @param about whether the day of birth is not known, so that it is one more or less
 */
public record Age(long count, Unit unit, boolean about) {

    /** What an age is counted in. */
    public enum Unit {
        DAYS,
        MONTHS,
        YEARS
    }

    private static final int INFANT_MONTHS = 2;
    private static final int CHILD_MONTHS = 72;

    /** The age on a day; empty when the birth date is not known or lies after it. */
    static Optional<Age> of(FhirTime birth, LocalDate day) {
        return birth.first()
                .filter(b -> !b.isAfter(day))
                .map(b -> birth.day().isPresent() ? exact(b, day) : about(birth, b, day));
    }

    private static Age exact(LocalDate birth, LocalDate day) {
        long days = ChronoUnit.DAYS.between(birth, day);
        long months = ChronoUnit.MONTHS.between(birth, day);
        if (months < INFANT_MONTHS) {
            return new Age(days, Unit.DAYS, false);
        }
        return months < CHILD_MONTHS
                ? new Age(months, Unit.MONTHS, false)
                : new Age(ChronoUnit.YEARS.between(birth, day), Unit.YEARS, false);
    }

    private static Age about(FhirTime birth, LocalDate first, LocalDate day) {
        long months = ChronoUnit.MONTHS.between(first, day);
        boolean monthKnown = birth.iso().contains("-");
        return monthKnown && months < CHILD_MONTHS
                ? new Age(months, Unit.MONTHS, true)
                : new Age(day.getYear() - first.getYear(), Unit.YEARS, true);
    }
}
