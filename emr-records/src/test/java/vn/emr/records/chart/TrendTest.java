package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final UUID STAY = new UUID(3, 1);
    private static final String RANGE = ",'referenceRange':[{'text':'4 - 10','low':{'value':4},'high':{'value':10}}]";
    private static final String HIGH = ",'interpretation':[{'coding':[{'code':'H'}]}]";

    @Test
    void needs_three_numbers_of_one_index() {
        Samples samples = Samples.aChart()
                .stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00")
                .result(STAY, new UUID(5, 1), "WBC", "5", "2025-01-08T08:00:00+07:00", RANGE)
                .result(STAY, new UUID(5, 2), "WBC", "6", "2025-01-09T08:00:00+07:00", RANGE)
                .result(STAY, new UUID(5, 3), "HGB", "120", "2025-01-10T08:00:00+07:00", "");
        assertThat(samples.read().trends()).isEmpty();
        samples.result(STAY, new UUID(5, 4), "WBC", "12", "2025-01-10T08:00:00+07:00", RANGE + HIGH);
        assertThat(samples.read().trends()).singleElement().satisfies(t -> {
            assertThat(t.newest().value().value()).isEqualTo("12");
            assertThat(t.lowest().value().value()).isEqualTo("5");
            assertThat(t.highest().value().value()).isEqualTo("12");
        });
    }

    @Test
    void draws_time_to_the_right_values_upwards_and_the_range_as_a_band() {
        TrendPicture picture = three("4", "7", "12").picture();
        assertThat(picture.points()).extracting(TrendPicture.Point::x).containsExactly(6.0, 110.0, 214.0);
        assertThat(picture.points())
                .extracting(TrendPicture.Point::y)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        TrendPicture.Band band = Objects.requireNonNull(picture.band());
        // 4 is the low bound: its point sits on the lower edge of the band.
        assertThat(band.y() + band.height()).isCloseTo(picture.points().get(0).y(), within(0.01));
        assertThat(picture.line()).isEqualTo("6.0,38.0 110.0,26.0 214.0,6.0");
    }

    @Test
    void marks_flagged_values_by_shape() {
        assertThat(three("4", "7", "12").picture().points())
                .extracting(TrendPicture.Point::flagged)
                .containsExactly(false, false, true);
    }

    @Test
    void draws_equal_values_as_a_line_through_the_middle() {
        Trend trend = Samples.aChart()
                .stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00")
                .result(STAY, new UUID(5, 1), "K", "4", "2025-01-08T08:00:00+07:00", "")
                .result(STAY, new UUID(5, 2), "K", "4", "2025-01-09T08:00:00+07:00", "")
                .result(STAY, new UUID(5, 3), "K", "4.0", "2025-01-10T08:00:00+07:00", "")
                .read()
                .trends()
                .get(0);
        assertThat(trend.picture().points()).extracting(TrendPicture.Point::y).containsOnly(22.0);
        assertThat(trend.picture().band()).isNull();
    }

    private static Trend three(String first, String second, String third) {
        return Samples.aChart()
                .stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00")
                .result(STAY, new UUID(5, 1), "WBC", first, "2025-01-08T08:00:00+07:00", RANGE)
                .result(STAY, new UUID(5, 2), "WBC", second, "2025-01-09T08:00:00+07:00", RANGE)
                .result(STAY, new UUID(5, 3), "WBC", third, "2025-01-10T08:00:00+07:00", RANGE + HIGH)
                .read()
                .trends()
                .get(0);
    }
}
