package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;

class TrendTest {

    private static int no;

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

    /** In the chart the values are in G/L; a range for men and women is stored with half of its text as unit. */
    @ParameterizedTest
    @CsvSource({"G/L,true", "'',true", "mg/dL,false", "(Nam); 12.0 - 15.0 (Nữ),false"})
    void draws_the_band_only_where_the_range_has_the_unit_of_the_values(String unit, boolean drawn) {
        String range = ",'referenceRange':[{'text':'x','low':{'value':4,'unit':'" + unit
                + "'},'high':{'value':10,'unit':'" + unit + "'}}]";
        assertThat(three("4", "7", "12", range).picture().band() != null).isEqualTo(drawn);
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

    /** A value of the national service 22.0121.1369, under the facility's own code of the index. */
    private static ResultView measured(
            String facility, String name, String value, String unit, String day, String more) {
        return ResultView.of(new StoredResource(
                "Observation",
                new UUID(6, no++),
                1,
                Instant.parse("2025-01-19T02:30:00Z"),
                facility,
                Source.HIS,
                false,
                Samples.json("{'code':{'text':'" + name + "','coding':[{'system':'urn:vn:cskcb:" + facility
                        + ":ma-chi-so','code':'" + name
                        + "'},{'system':'urn:vn:ma-dich-vu','code':'22.0121.1369'}]},"
                        + "'effectiveDateTime':'" + day + "','valueQuantity':{'value':" + value + ",'unit':'" + unit
                        + "'}" + more + "}")));
    }

    @Test
    void draws_what_several_facilities_measured_in_one_picture_and_marks_whose_it_is() {
        List<Trend> trends = Trend.of(Stream.of(
                measured("24X09", "Glucose", "7", "mmol/L", "2025-01-10", ""),
                measured("24X07", "GLUCOSE", "9", "mmol/L", "2025-01-05", HIGH),
                measured("24X08", "Glucose", "6", "mmol/L", "2025-01-01", ""),
                measured("24X07", "Glucose", "130", "mg/dL", "2025-01-06", ""),
                measured("24X07", "Glucose (nước tiểu)", "1", "mmol/L", "2025-01-07", "")));
        Trend trend = trends.get(0);
        assertThat(trends).hasSize(1);
        assertThat(trend.results())
                .extracting(r -> r.value().text())
                .containsExactly("7\u00a0mmol/L", "9\u00a0mmol/L", "6\u00a0mmol/L");
        assertThat(trend.facilities()).containsExactly("24X09", "24X07", "24X08");
        assertThat(trend.picture().points())
                .extracting(TrendPicture.Point::place, TrendPicture.Point::flagged)
                .containsExactly(tuple(2, false), tuple(1, true), tuple(0, false));
    }

    @Test
    void says_how_many_there_are_when_it_draws_the_newest_only() {
        Trend trend = Trend.of(IntStream.range(0, 50)
                        .mapToObj(i -> measured(
                                "24X09",
                                "K",
                                "4",
                                "mmol/L",
                                LocalDate.of(2024, 1, 1).plusDays(i).toString(),
                                "")))
                .get(0);
        assertThat(trend.all()).isEqualTo(50);
        assertThat(trend.results()).hasSize(40);
        assertThat(trend.newest().time()).isEqualTo(new FhirTime("2024-02-19"));
    }

    private static Trend three(String first, String second, String third) {
        return three(first, second, third, RANGE);
    }

    private static Trend three(String first, String second, String third, String range) {
        return Samples.aChart()
                .stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00")
                .result(STAY, new UUID(5, 1), "WBC", first, "2025-01-08T08:00:00+07:00", range)
                .result(STAY, new UUID(5, 2), "WBC", second, "2025-01-09T08:00:00+07:00", range)
                .result(STAY, new UUID(5, 3), "WBC", third, "2025-01-10T08:00:00+07:00", range + HIGH)
                .read()
                .trends()
                .get(0);
    }
}
