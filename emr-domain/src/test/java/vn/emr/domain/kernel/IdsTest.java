package vn.emr.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final long YEAR_2500 = 16_725_225_600_000L;

    @Property
    void an_id_is_a_uuid_of_version_7_that_begins_with_its_time(
            @ForAll @LongRange(min = 0, max = YEAR_2500) long millis) {
        UUID id = Ids.next(at(millis));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
    }

    @Property
    void a_later_id_sorts_behind_an_earlier_one(
            @ForAll @LongRange(min = 0, max = YEAR_2500) long millis,
            @ForAll @LongRange(min = 1, max = 1000) long later) {
        String first = Ids.next(at(millis)).toString();
        assertThat(Ids.next(at(millis + later)).toString()).isGreaterThan(first);
    }

    @Test
    void ids_of_one_millisecond_differ() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(Ids.next(at(0)));
        }
        assertThat(ids).hasSize(10_000);
    }

    private static Clock at(long millis) {
        return Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
