package vn.emr.domain.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The clock of the node, injected wherever time is asked for, so that tests can hold it still. */
@ApplicationScoped
public class SystemClock {

    /** Where the province lives: HIS times carry no zone and mean this one; pages show it. */
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** When this day is over here: the first moment that is not in it. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(VIETNAM).toInstant();
    }

    /** UTC time of the machine. */
    @Produces
    public Clock clock() {
        return Clock.systemUTC();
    }
}
