package vn.emr.domain.kernel;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as headers, {@code meta.lastUpdated} and seals write them: UTC, three digits of a second. An import writes some four
 * of each entry, which a formatter of the platform would make the dearest part of its header.
 */
public final class UtcMillis {

    private static final DateTimeFormatter ANY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String SHAPE = "0000-00-00T00:00:00.000Z";
    private static final int NANOS_OF_MILLI = 1_000_000;

    private UtcMillis() {}

    /** The time, cut to milliseconds. */
    public static String text(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > 9999) {
            return ANY.format(time);
        }
        char[] text = SHAPE.toCharArray();
        number(text, 3, utc.getYear());
        number(text, 6, utc.getMonthValue());
        number(text, 9, utc.getDayOfMonth());
        number(text, 12, utc.getHour());
        number(text, 15, utc.getMinute());
        number(text, 18, utc.getSecond());
        number(text, 22, time.getNano() / NANOS_OF_MILLI);
        return new String(text);
    }

    private static void number(char[] text, int last, int number) {
        int at = last;
        for (int left = number; left > 0; left /= 10) {
            text[at--] = (char) ('0' + left % 10);
        }
    }
}
