package vn.emr.records.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.SystemClock;

/**
 * Dates, counts and sizes as people here write them: day before month, 24 hours, Vietnamese time.
 *
 * @param language decides decimal comma or point
 */
public record Format(Language language) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final int KILO = 1000;
    private static final int MEGA = 1_000_000;
    private static final int LAST_DIGITS = 4;

    /** A moment, to the minute. */
    public String time(Instant at) {
        return MINUTE.format(at.atZone(SystemClock.VIETNAM));
    }

    /** A moment, to the second. */
    public String exactTime(Instant at) {
        return SECOND.format(at.atZone(SystemClock.VIETNAM));
    }

    /** Year, month or day of a FHIR date or dateTime; what is unknown stays out. */
    public String date(@Nullable String fhir) {
        if (fhir == null) {
            return "";
        }
        String[] parts = fhir.split("T", 2)[0].split("-", -1);
        StringBuilder shown = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            shown.insert(0, '/').insert(0, parts[i]);
        }
        return shown.toString();
    }

    /** A count. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** Size of a file. */
    public String size(long bytes) {
        if (bytes < MEGA) {
            return number(Math.max(bytes == 0 ? 0 : 1, (bytes + KILO / 2) / KILO)) + " kB";
        }
        NumberFormat one = NumberFormat.getNumberInstance(language.locale());
        one.setMinimumFractionDigits(1);
        one.setMaximumFractionDigits(1);
        return one.format((double) bytes / MEGA) + " MB";
    }

    /** The last four digits of an identity paper, all that lists show. */
    public String lastDigits(String number) {
        return "…" + number.substring(Math.max(0, number.length() - LAST_DIGITS));
    }
}
