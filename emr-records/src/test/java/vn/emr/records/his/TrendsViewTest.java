package vn.emr.records.his;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.emr.domain.his.HisTrend;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;
import vn.emr.records.web.Texts;

class TrendsViewTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final UUID LAST = UUID.fromString("01975000-0000-7000-8000-000000000001");
    private static final TrendQuestion QUESTION = new TrendQuestion(12, null);

    private static HisTrend trend(String facility, int week, String rule, int severity, int files, int hosos) {
        return new HisTrend(facility, MONDAY.plusWeeks(week), rule, severity, files, hosos, LAST);
    }

    private static final List<HisTrend> TRENDS = List.of(
            trend("24X05", 0, "", 0, 2, 300),
            trend("24X05", 0, "sum.total", 2, 2, 30),
            trend("24X05", 11, "", 0, 1, 100),
            trend("24X05", 11, "sum.total", 2, 1, 10),
            trend("24X05", 11, "value.date", 3, 1, 1),
            trend("24X06", 11, "", 0, 1, 100),
            trend("24X06", 11, "sum.total", 2, 1, 5),
            trend("24X06", 11, "xml.malformed", 3, 3, 0),
            trend("24X06", 11, "not.named", 1, 1, 1));

    private static TrendsView view(Language language, List<HisTrend> trends) {
        return TrendsView.of(QUESTION, MONDAY, Map.of("24X05", "Lục Ngạn"), trends, Texts.of(language));
    }

    @Test
    void adds_up_rules_by_week_and_what_came_of_each_facility() {
        TrendsView view = view(Language.VI, TRENDS);
        assertThat(view.hosos()).isEqualTo(500);
        assertThat(view.rows())
                .extracting(TrendRow::rule)
                .as("gravest first, then the most frequent")
                .containsExactly("xml.malformed", "value.date", "sum.total", "not.named");
        TrendRow sums = view.rows().get(2);
        assertThat(sums.weeks()).containsExactly(30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15);
        assertThat(sums.hosos()).isEqualTo(45);
        assertThat(sums.perThousand()).isEqualTo(90);
        assertThat(sums.high(0)).isEqualTo(TrendRow.HIGH);
        assertThat(sums.high(1)).isZero();
        assertThat(view.rows().get(0).weeks().get(11))
                .as("files, where no HOSO is meant")
                .isEqualTo(3);
        assertThat(view.rows().get(3).name()).isEqualTo("not.named");
        assertThat(view.facilities())
                .containsExactly(
                        new TrendsView.OfFacility("24X05", 400, 1, 40), new TrendsView.OfFacility("24X06", 100, 3, 5));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void shows_each_rule_with_its_bars_in_words_too(Language language) {
        String html = TestPages.html(language, "trends.title", "his/trends", view(language, TRENDS));
        assertThat(html)
                .contains("<code>sum.total</code>")
                .contains("<rect class=\"g-pt\" x=\"0\" y=\"0\" width=\"8\" height=\"30\"/>")
                .contains("/imports/trends?weeks=12&amp;facility=24X05")
                .contains(
                        language == Language.VI
                                ? "12 tuần, nhiều nhất 30, tuần này 15"
                                : "12 weeks, most 30, this week 15")
                .doesNotContain("/imports/" + LAST);
        assertThat(TestPages.html(language, "trends.title", "his/trends", view(language, List.of())))
                .contains(Texts.of(language).get("trends.none"));
        assertThat(TestPages.html(
                        language,
                        "trends.title",
                        "his/trends",
                        view(language, List.of(trend("24X05", 1, "", 0, 1, 7)))))
                .contains(Texts.of(language).get("trends.clean"));
    }

    @ParameterizedTest
    @CsvSource({"26, 26", "13, 12", "-1, 12", "x, 12", "'', 12"})
    void takes_only_periods_that_there_are(String asked, int weeks) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("weeks", asked);
        assertThat(TrendQuestion.of(parameters).weeks()).isEqualTo(weeks);
        assertThat(new TrendQuestion(12, null).from(LocalDate.of(2026, 11, 26)))
                .as("twelve weeks, this one included, beginning with a Monday")
                .isEqualTo(LocalDate.of(2026, 9, 7));
    }
}
