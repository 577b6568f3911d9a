package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 20);

    @ParameterizedTest
    @CsvSource({
        "2025-01-20, 0, DAYS, false",
        "2024-12-22, 29, DAYS, false",
        "2024-11-21, 60, DAYS, false",
        "2024-11-20, 2, MONTHS, false",
        "2019-01-21, 71, MONTHS, false",
        "2019-01-20, 6, YEARS, false",
        "1989-01-21, 35, YEARS, false",
        "1989-01-20, 36, YEARS, false",
        "1956, 69, YEARS, true",
        "1956-03, 69, YEARS, true",
        "2023-11, 14, MONTHS, true",
        "2025, 0, YEARS, true"
    })
    void counts_in_the_unit_that_clinicians_use(String birth, long count, Age.Unit unit, boolean about) {
        assertThat(Age.of(new FhirTime(birth), DAY)).contains(new Age(count, unit, about));
    }

    @Test
    void is_unknown_for_a_birth_after_the_day_or_no_date() {
        assertThat(Age.of(new FhirTime("2025-01-21"), DAY)).isEmpty();
        assertThat(Age.of(new FhirTime("?"), DAY)).isEmpty();
    }
}
