package vn.emr.audit.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.emr.audit.space.SpaceState.ENOUGH;
import static vn.emr.audit.space.SpaceState.EXHAUSTED;
import static vn.emr.audit.space.SpaceState.LOW;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskReserveTest {

    @ParameterizedTest(name = "{0} with {1} free becomes {2}")
    @CsvSource({
        "ENOUGH, 1000, ENOUGH",
        "ENOUGH, 999, LOW",
        "ENOUGH, 250, LOW",
        "ENOUGH, 249, EXHAUSTED",
        "LOW, 1000, LOW",
        "LOW, 1099, LOW",
        "LOW, 1100, ENOUGH",
        "LOW, 250, LOW",
        "LOW, 249, EXHAUSTED",
        "EXHAUSTED, 250, EXHAUSTED",
        "EXHAUSTED, 274, EXHAUSTED",
        "EXHAUSTED, 275, LOW",
        "EXHAUSTED, 1100, ENOUGH"
    })
    void is_left_with_a_tenth_more_than_what_led_to_it(SpaceState before, long free, SpaceState after) {
        assertThat(new DiskReserve(Path.of("/"), 1000).state(before, free)).isEqualTo(after);
    }

    @Test
    void sees_a_disk_and_says_when_it_cannot(@TempDir Path here) throws IOException {
        assertThat(new DiskReserve(here, 1).free()).isPositive();
        DiskReserve gone = new DiskReserve(here.resolve("gone"), 1);
        assertThatThrownBy(gone::free).isInstanceOf(IOException.class);
        assertThat(new DiskReserve(here, 1L << 60).state(ENOUGH, new DiskReserve(here, 1).free()))
                .isEqualTo(EXHAUSTED)
                .isNotEqualTo(LOW);
    }

    @Test
    void the_databases_word_counts_however_deep_it_is_wrapped() {
        assertThat(DiskFull.in(new IllegalStateException(new SQLException("full", "53100"))))
                .isTrue();
        assertThat(DiskFull.in(new SQLException("read-only", "25006"))).isTrue();
        assertThat(DiskFull.in(new SQLException("deadlock", "40P01"))).isFalse();
        assertThat(DiskFull.in(new SQLException("no state"))).isFalse();
        assertThat(DiskFull.in(null)).isFalse();
    }
}
