package vn.emr.exchange.his.read;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When a file is looked at.
 *
 * @param day the day in Vietnam
 */
public record Receipt(LocalDate day) {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

    /** Clocks and zones of the senders may be so many days ahead. */
    private static final int GRACE = 1;

    /** Now. */
    public static Receipt at(Clock clock) {
        return at(clock.instant());
    }

    /** At that moment. */
    public static Receipt at(Instant now) {
        return new Receipt(LocalDate.ofInstant(now, ZONE));
    }

    /** Whether a time of the format lies surely after it; what is no time does not. */
    public boolean isBefore(String time) {
        return HisTime.parse(time)
                .filter(t -> t.date().isAfter(day.plusDays(GRACE)))
                .isPresent();
    }

    /** As the format writes it. */
    public String text() {
        return day.toString().replace("-", "");
    }
}
