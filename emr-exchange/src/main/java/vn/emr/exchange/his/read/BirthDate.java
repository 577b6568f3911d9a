package vn.emr.exchange.his.read;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * NGAY_SINH, whose unknown parts are zeros: {@code 198500000000}.
 *
 * @param date FHIR date, maybe partial; null when nothing is known
 * @param dateTime FHIR dateTime when the time of birth is known
 */
public record BirthDate(@Nullable String date, @Nullable String dateTime) {

    /** Reads it; empty when there is no such day. */
    public static Optional<BirthDate> parse(String text) {
        if (!HisTime.hasForm(text)) {
            return Optional.empty();
        }
        String year = text.substring(0, 4);
        String month = text.substring(4, 6);
        String day = text.substring(6, 8);
        if (year.equals("0000")) {
            return Optional.of(new BirthDate(null, null));
        }
        if (month.equals("00")) {
            return Optional.of(new BirthDate(year, null));
        }
        if (day.equals("00")) {
            return HisTime.parse(year + month + "01").map(t -> new BirthDate(year + '-' + month, null));
        }
        boolean timed = text.length() == 12 && !text.endsWith("0000");
        return HisTime.parse(text).map(t -> new BirthDate(t.date().toString(), timed ? HisTime.dateTime(text) : null));
    }

    /** Whether it is surely after that day. */
    public boolean isAfter(HisTime day) {
        return date != null && date.compareTo(day.date().toString().substring(0, date.length())) > 0;
    }
}
