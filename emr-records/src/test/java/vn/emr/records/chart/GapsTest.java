package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.emr.domain.patient.NotSent;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;

/** In a chart that another facility sent, absence is said to be one. */
class GapsTest {

    private static final UUID STAY = new UUID(3, 2);
    private static final UUID HERE = new UUID(4, 1);
    private static final Places PLACES = new Places(Map.of("24X09", "Bệnh viện đa khoa tỉnh Bắc Giang"));
    private static final NotSent RESULTS_AND_NOTES = new NotSent(
            new UUID(7, 7),
            "24X09",
            Instant.parse("2025-01-17T01:30:00Z"),
            Map.of("Observation", 18, "DiagnosticReport", 3, "Composition", 2, "Specimen", 1));

    @Test
    void what_the_sender_left_out_stands_in_its_part_of_the_chart() {
        ChartView chart = stay().received(RESULTS_AND_NOTES);
        assertThat(chart.gaps(Gap.Part.RESULTS))
                .singleElement()
                .satisfies(g -> assertThat(g.count()).isEqualTo(18));
        assertThat(chart.gaps(Gap.Part.NOTES))
                .singleElement()
                .satisfies(g -> assertThat(g.count()).isEqualTo(2));
        assertThat(chart.gaps(Gap.Part.OTHER))
                .singleElement()
                .satisfies(g -> assertThat(g.count()).isEqualTo(1));
        assertThat(chart.gaps(Gap.Part.MEDICINES)).isEmpty();
    }

    @Test
    void an_empty_part_doesnt_read_as_if_there_were_nothing() {
        String html = html(stay().received(RESULTS_AND_NOTES), Language.VI);
        assertThat(html)
                .contains("18 kết quả xét nghiệm, thăm dò của Bệnh viện đa khoa tỉnh Bắc Giang không được gửi")
                .contains("các đợt khác của họ không được gửi")
                .doesNotContain("Chưa có kết quả xét nghiệm nào", "Chưa có diễn biến nào")
                .contains("Chưa có thuốc nào trong hồ sơ");
        assertThat(html(stay().received(RESULTS_AND_NOTES), Language.EN))
                .contains("Not sent by Bệnh viện đa khoa tỉnh Bắc Giang: laboratory and other results, 18");
    }

    @Test
    void an_absent_target_of_a_reference_is_counted_once() {
        ChartView chart = Samples.aChart()
                .with(
                        "Encounter",
                        STAY,
                        "{'diagnosis':[{'condition':{'reference':'Condition/" + HERE + "'}},"
                                + "{'condition':{'reference':'Condition/" + new UUID(4, 2) + "'}}]}")
                .in(STAY, "Condition", HERE, "{'code':{'text':'Viêm phổi'}}")
                .in(STAY, "DiagnosticReport", "{'result':[{'reference':'Observation/" + new UUID(4, 3) + "'}]}")
                .in(STAY, "DiagnosticReport", "{'result':[{'reference':'Observation/" + new UUID(4, 3) + "'}]}")
                .in(STAY, "ServiceRequest", "{'supportingInfo':[{'reference':'Composition/" + new UUID(4, 4) + "'}]}")
                .received();
        assertThat(chart.gaps())
                .extracting(Gap::part, Gap::count, Gap::text)
                .containsExactlyInAnyOrder(
                        tuple(Gap.Part.PROBLEMS, 1, "chart.absent.PROBLEMS"),
                        tuple(Gap.Part.RESULTS, 1, "chart.absent.RESULTS"),
                        tuple(Gap.Part.NOTES, 1, "chart.absent.NOTES"));
    }

    @Test
    void a_stay_of_which_only_items_came_is_shown_as_not_sent() {
        Samples samples = Samples.aChart().result(STAY, new UUID(4, 5), "Kali", "5.9", "2025-01-09T08:00:00+07:00", "");
        ChartView chart = samples.received();
        assertThat(chart.episodes()).singleElement().satisfies(e -> {
            assertThat(e.stay().sent()).isFalse();
            assertThat(e.results()).isOne();
        });
        assertThat(html(chart, Language.VI)).contains("Thông tin của đợt này chưa được gửi");
        assertThat(samples.read().episodes()).as("of the own facility").isEmpty();
    }

    @Test
    void papers_of_no_episode_are_shown() {
        ChartView chart = stay().with(
                        "Composition",
                        new UUID(4, 6),
                        "{'type':{'coding':[{'system':'urn:vn:giay-to','code':'giay-chuyen-tuyen'}]},"
                                + "'title':'Giấy chuyển tuyến','date':'2025-01-17'}")
                .received();
        assertThat(chart.papers()).extracting(PaperView::title).containsExactly("Giấy chuyển tuyến");
        assertThat(chart.episodes()).hasSize(1);
    }

    @Test
    void nothing_is_said_to_be_missing_in_the_own_chart() {
        ChartView chart = stay().in(
                        STAY, "DiagnosticReport", "{'result':[{'reference':'Observation/" + new UUID(4, 3) + "'}]}")
                .read();
        assertThat(chart.gaps()).isEmpty();
        assertThat(html(chart, Language.VI)).doesNotContain("không được gửi", "chưa gửi");
    }

    private static Samples stay() {
        return Samples.aChart().stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00");
    }

    private static String html(ChartView chart, Language language) {
        return TestPages.html(language, "chart.summary", "chart/chart", new ChartPage(chart, PLACES, 1));
    }
}
