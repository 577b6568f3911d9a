package vn.emr.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UtcMillisTest {

    private static final DateTimeFormatter PLATFORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Property(tries = 5000)
    void says_what_the_platform_says(
            @ForAll @LongRange(min = -70_000_000_000_000L, max = 300_000_000_000_000L) long ms) {
        Instant time = Instant.ofEpochMilli(ms).plusNanos(999_999);
        assertThat(UtcMillis.text(time)).isEqualTo(PLATFORM.format(time));
    }

    @Test
    void cuts_and_fills_with_zeros() {
        assertThat(UtcMillis.text(Instant.parse("0009-01-02T03:04:05.006789Z"))).isEqualTo("0009-01-02T03:04:05.006Z");
        assertThat(UtcMillis.text(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
    }
}
