package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1956, 1956",
        "2003-11, 11/2003",
        "2025-01-04, 04/01/2025",
        "2025-01-04T08:53:00+07:00, 04/01/2025 08:53",
        "2025-01-03T18:00:00Z, 04/01/2025 01:00",
        "hôm qua, hôm qua",
        "2025-99, 2025-99"
    })
    void leaves_out_what_nobody_knows_and_shows_the_hospitals_clock(String iso, String shown) {
        assertThat(new FhirTime(iso).text()).isEqualTo(shown);
    }

    @Test
    void sorts_partial_dates_by_their_first_day_and_no_date_first() {
        assertThat(new FhirTime("2025")).isLessThan(new FhirTime("2025-01-04T08:53:00+07:00"));
        assertThat(new FhirTime("2025-01-04")).isLessThan(new FhirTime("2025-01-04T08:53:00+07:00"));
        assertThat(new FhirTime("")).isLessThan(new FhirTime("1980"));
    }

    @Test
    void knows_the_day_only_when_it_was_given() {
        assertThat(new FhirTime("2025-01-03T18:00:00Z").day()).contains(LocalDate.of(2025, 1, 4));
        assertThat(new FhirTime("2025-01").day()).isEmpty();
    }
}
