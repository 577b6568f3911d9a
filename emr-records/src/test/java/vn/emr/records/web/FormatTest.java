package vn.emr.records.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormatTest {

    private final Format vi = new Format(Language.VI);
    private final Format en = new Format(Language.EN);

    @Test
    void dates_show_what_is_known() {
        assertThat(vi.date("1957-04-12")).isEqualTo("12/04/1957");
        assertThat(vi.date("2003-11")).isEqualTo("11/2003");
        assertThat(vi.date("1956")).isEqualTo("1956");
        assertThat(vi.date("2025-01-08T03:11:00+07:00")).isEqualTo("08/01/2025");
        assertThat(vi.date(null)).isEmpty();
    }

    @Test
    void moments_are_in_vietnamese_time() {
        assertThat(vi.time(Instant.parse("2025-01-07T20:11:30Z"))).isEqualTo("08/01/2025 03:11");
        assertThat(vi.exactTime(Instant.parse("2025-01-07T20:11:30Z"))).isEqualTo("08/01/2025 03:11:30");
    }

    @Test
    void counts_and_sizes_follow_the_language() {
        assertThat(vi.number(184_203)).isEqualTo("184.203");
        assertThat(en.number(184_203)).isEqualTo("184,203");
        assertThat(vi.size(102_400)).isEqualTo("102 kB");
        assertThat(vi.size(6_400_000)).isEqualTo("6,4 MB");
        assertThat(en.size(6_400_000)).isEqualTo("6.4 MB");
        assertThat(vi.size(3)).isEqualTo("1 kB");
    }

    @Test
    void lists_show_only_the_last_digits() {
        assertThat(vi.lastDigits("024157001234")).isEqualTo("…1234");
    }
}
