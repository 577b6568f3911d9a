package vn.emr.records.registration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a birth date as people type it, as far as it is known: 15/02/1961, 15021961, 02/1961, 1961. */
final class BirthDay {

    private static final Pattern TYPED = Pattern.compile("(?:(?:(\\d{1,2})[/.\\- ])?(\\d{1,2})[/.\\- ])?(\\d{4})");
    private static final Pattern RUN_TOGETHER = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");

    private BirthDay() {}

    /** The FHIR date; empty when it can't be read, or there is no such day. */
    static Optional<String> parse(String typed) {
        Matcher together = RUN_TOGETHER.matcher(typed);
        Matcher matcher = together.matches() ? together : TYPED.matcher(typed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(date(matcher));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String date(Matcher typed) {
        String year = typed.group(3);
        if (typed.group(2) == null) {
            return year;
        }
        YearMonth month = YearMonth.of(Integer.parseInt(year), Integer.parseInt(typed.group(2)));
        if (typed.group(1) == null) {
            return month.toString();
        }
        LocalDate day = month.atDay(Integer.parseInt(typed.group(1)));
        return day.toString();
    }
}
