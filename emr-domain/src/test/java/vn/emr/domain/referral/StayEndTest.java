package vn.emr.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.domain.referral.StayEnd.Sureness;

class StayEndTest {

    private static final StayEnd SENT =
            stay("24X08", "", "24X09", "2025-01-01", "2025-01-10T09:00:00+07:00", "", "7/GCT");

    private static StayEnd stay(
            String facility, String from, String to, String start, String end, String came, String left) {
        return new StayEnd(
                UUID.randomUUID(), facility, from, to, start, end, came, left.isEmpty() ? Set.of() : Set.of(left));
    }

    private static Optional<Sureness> next(String facility, String from, String start, String came) {
        return SENT.leadsTo(stay(facility, from, "", start, "2025-02-01", came, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-08T23:00:00+07:00, ", // before the patient left
        "2025-01-09T23:00:00+07:00, PROBABLE",
        "2025-01-13T23:59:00+07:00, PROBABLE",
        "2025-01-14T00:00:00+07:00, ",
        "'', "
    })
    void counts_the_days_between(String start, Sureness expected) {
        assertThat(next("24X09", "24X08", start, "")).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void the_number_of_the_paper_makes_it_certain_and_lasts_longer_than_the_way() {
        assertThat(next("24X09", "24X08", "2025-01-10", "7/GCT")).contains(Sureness.CERTAIN);
        assertThat(next("24X09", "", "2025-04-10", "7/GCT")).contains(Sureness.CERTAIN);
        assertThat(next("24X09", "24X08", "2024-12-10", "7/GCT")).isEmpty();
        assertThat(next("24X09", "24X08", "2025-01-10", "8/GCT")).contains(Sureness.PROBABLE);
    }

    @Test
    void both_sides_may_name_the_other_and_neither_may_name_somebody_else() {
        assertThat(next("24X09", "", "2025-01-10", "")).contains(Sureness.PROBABLE);
        assertThat(next("24X09", "24X07", "2025-01-10", "7/GCT")).isEmpty();
        assertThat(next("24X10", "24X08", "2025-01-10", "7/GCT")).isEmpty();
        assertThat(next("24X08", "24X08", "2025-01-10", "7/GCT")).isEmpty();
        StayEnd silent = stay("24X08", "", "", "2025-01-01", "2025-01-10", "", "");
        assertThat(silent.leadsTo(stay("24X09", "", "", "2025-01-10", "", "", "")))
                .isEmpty();
        assertThat(silent.leadsTo(stay("24X09", "24X08", "", "2025-01-10", "", "", "")))
                .contains(Sureness.PROBABLE);
    }
}
