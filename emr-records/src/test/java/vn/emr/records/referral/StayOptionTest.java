package vn.emr.records.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.referral.StayChoice;

class StayOptionTest {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 1);

    @Test
    void counts_the_days_since_its_end_where_the_hospitals_are() {
        assertThat(stay("'end':'2025-01-29T18:00:00Z'").daysAgo(TODAY)).isEqualTo(30);
        assertThat(stay("'end':'2025-01-29T16:00:00Z'").daysAgo(TODAY)).isEqualTo(31);
    }

    @Test
    void one_that_lasts_or_whose_end_nobody_knows_is_not_long_ago() {
        assertThat(stay("'start':'2024-01-01'").daysAgo(TODAY)).isZero();
        assertThat(stay("'end':'hôm qua'").daysAgo(TODAY)).isZero();
    }

    @Test
    void says_where_it_was() {
        assertThat(stay("'start':'2024-01-01'").where()).isEqualTo("Điều trị nội trú, Khoa Nội");
    }

    private static StayOption stay(String period) {
        String json = "{'resourceType':'Encounter','period':{" + period + "},'type':[{'coding':[{'display':"
                + "'Điều trị nội trú'}]},{'coding':[{'display':'Đúng tuyến'}]}],'location':[{'location':"
                + "{'display':'Khoa Nội'}}]}";
        return StayOption.of(
                new StayChoice(
                        new UUID(1, 1),
                        CanonicalJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                        Optional.empty()),
                true);
    }
}
