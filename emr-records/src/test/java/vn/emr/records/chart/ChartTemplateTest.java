package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import vn.emr.audit.referral.FollowStays;
import vn.emr.domain.referral.StayEnd;
import vn.emr.records.file.FileView;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;

class ChartTemplateTest {

    /** Bytes of a chart over the line (docs/performance.md). */
    private static final int BUDGET = 15_000;

    private static final UUID OLD = new UUID(3, 1);
    private static final UUID NEW = new UUID(3, 2);
    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>&amp;\\\" {0} {1} ${x}";
    private static final Places PLACES =
            new Places(Map.of("24X09", "Bệnh viện đa khoa tỉnh Bắc Giang", "01929", "Bệnh viện Bạch Mai"));

    @Test
    void an_empty_chart_says_what_is_not_there_and_that_allergies_were_not_asked() throws IOException {
        String html = chart(Samples.aChart(), "empty");
        assertThat(html)
                .contains("Trần Hữu An", "35 tuổi", "Dị ứng: chưa hỏi", "Chưa có thuốc nào", "Chưa có chẩn đoán nào")
                .doesNotContain("bình thường</td>");
    }

    @Test
    void hostile_text_is_shown_as_text_everywhere() throws IOException {
        Samples samples = Samples.aChart()
                .with("Patient", new UUID(1, 7), "{'name':[{'text':'X'}]}")
                .stay(NEW, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00")
                .in(NEW, "Condition", "{'code':{'text':'" + HOSTILE + "','coding':[{'code':'" + HOSTILE + "'}]}}")
                .in(
                        NEW,
                        "MedicationRequest",
                        "{'medicationCodeableConcept':{'text':'" + HOSTILE + "'},'dosageInstruction':[{'text':'"
                                + HOSTILE + "','patientInstruction':'" + HOSTILE + "'}]}")
                .in(
                        NEW,
                        "Composition",
                        "{'date':'" + HOSTILE + "','author':[{'display':'" + HOSTILE
                                + "'}],'section':[{'title':'" + HOSTILE
                                + "','extension':[{'url':'urn:vn:emr:van-ban','valueString':'" + HOSTILE + "'}]}]}");
        samples.service(NEW, "8", HOSTILE, "2025-01-08T07:00:00+07:00", "")
                .supply(NEW, HOSTILE, "1")
                .paper(NEW, samples.id(), "giay-ra-vien", HOSTILE, HOSTILE);
        for (int day = 1; day < 5; day++) {
            samples.result(NEW, samples.id(), HOSTILE, "7", "2025-01-0" + day + "T08:00:00+07:00", "");
        }
        String html = chart(samples, "hostile") + episode(samples, Language.VI);
        assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img");
    }

    @Test
    void flags_are_words_and_a_computed_one_says_so() throws IOException {
        String html = chart(rich(), "rich");
        assertThat(html)
                .contains("<span class=\"val hi\">12.5\u00a0G/L</span>", "Cao", "Thấp")
                .contains("theo khoảng tham chiếu")
                .contains("<title id=\"t0-t\">", "role=\"img\"", "g-band");
    }

    @Test
    void the_chart_of_a_usual_stay_stays_in_its_budget() throws IOException {
        assertThat(compressed(chart(rich(), "rich"))).isLessThan(BUDGET);
    }

    @Test
    void ten_years_of_visits_stay_in_it_too() throws IOException {
        Samples samples = Samples.aChart();
        for (int month = 0; month < 120; month++) {
            UUID stay = new UUID(9, month);
            String day = (2015 + month / 12) + "-" + String.format("%02d", 1 + month % 12) + "-1";
            samples.stay(stay, day + "0T08:00:00+07:00", day + "1T08:00:00+07:00");
            fill(samples, stay, day + "0", 10);
        }
        String html = chart(samples, "long");
        assertThat(compressed(html)).isLessThan(BUDGET);
        assertThat(html).contains("Tất cả 120 đợt");
    }

    @Test
    void every_page_of_the_chart_is_made_in_both_languages() throws IOException {
        ChartView chart = rich().read();
        for (Language language : Language.values()) {
            ChartPage page = new ChartPage(chart, PLACES, 1);
            write("results-" + language.tag(), TestPages.html(language, "chart.results", "chart/results", page));
            write("episodes-" + language.tag(), TestPages.html(language, "chart.episodes", "chart/episodes", page));
            String episode = episode(rich(), language);
            write("episode-" + language.tag(), episode);
            assertThat(episode)
                    .contains("Trần Hữu An", "Bệnh viện Bạch Mai", "Giấy chuyển tuyến", "Thở oxy", "Bơm tiêm")
                    .doesNotContain("<title>Trần Hữu An");
        }
        write("rich-en", TestPages.html(Language.EN, "chart.summary", "chart/chart", new ChartPage(chart, PLACES, 1)));
    }

    @Test
    void an_appointment_and_a_programme_stand_among_the_papers() throws IOException {
        Samples samples = rich().in(
                        NEW,
                        "CarePlan",
                        "{'title':'Quản lý điều trị bệnh lao','period':{'start':'2024-09-09'},"
                                + "'meta':{'security':[{'code':'R'}]},'activity':[{'detail':{'code':"
                                + "{'text':'Điều trị lao'},'description':'" + HOSTILE + "'}}]}")
                .with(
                        "Appointment",
                        new UUID(8, 9),
                        "{'description':'Giấy hẹn khám lại','identifier':[{'value':'33271/GHKL'}],"
                                + "'created':'2025-01-17','requestedPeriod':[{'start':'2025-02-04'}],"
                                + "'reasonCode':[{'text':'Tăng huyết áp nguyên phát','coding':[{'code':'I10'}]},"
                                + "{'coding':[{'code':'E78.5','display':'Tăng lipid máu'}]}],"
                                + "'supportingInformation':[{'reference':'Encounter/" + NEW + "'}]}");
        String english = episode(samples, Language.EN);
        write("papers-en", english);
        assertThat(english)
                .contains(
                        "To come again on:</b> 04/02/2025",
                        "Quản lý điều trị bệnh lao, treatment</b>",
                        "restricted</span>")
                .doesNotContain("<script>");
        String vietnamese = episode(samples, Language.VI);
        write("papers-vi", vietnamese);
        assertThat(vietnamese).contains("Hẹn khám lại:</b> 04/02/2025", "hạn chế</span>", "E78.5 Tăng lipid máu");
    }

    @Test
    void where_the_patient_came_from_what_others_measured_and_files_are_on_the_page() throws IOException {
        ChartView chart = rich().read();
        EpisodeView last = chart.episode(NEW).orElseThrow();
        FollowStays.Links links = links(last);
        List<ResultView> others = chart.laboratory().stream()
                .flatMap(r -> r.results().stream())
                .map(ChartTemplateTest::elsewhere)
                .toList();
        for (Language language : Language.values()) {
            ChartPage page =
                    new ChartPage(chart, PLACES, 1, List.of(), List.of(), Map.of(NEW, links), List.of(), others);
            String html = TestPages.html(language, "chart.summary", "chart/chart", page);
            write("across-" + language.tag(), html);
            assertThat(html)
                    .contains("class=\"g-ext\"", "□ 24X07", "5/GCT", "/patients/" + new UUID(1, 2) + "/episodes/");
            assertThat(compressed(html)).isLessThan(BUDGET);
            FileView file = new FileView(
                    new UUID(4, 4),
                    "CT sọ não",
                    true,
                    1234,
                    "/f",
                    true,
                    "24X09",
                    "2025-01-11T08:00:00Z",
                    FileView.WHOLE);
            String episode = TestPages.html(
                    language,
                    "chart.episode.title",
                    "chart/episode",
                    new EpisodePage(chart, last, PLACES, links, List.of(file)));
            write("way-" + language.tag(), episode);
            assertThat(episode).contains("CT sọ não", "24X09</span> 11/01/2025", "5/GCT");
        }
    }

    private static FollowStays.Links links(EpisodeView episode) {
        StayEnd here = new StayEnd(
                episode.stay().id(), "24X09", "24X07", "01929", "2025-01-08", "2025-01-17", "5/GCT", Set.of("6/GCT"));
        StayEnd before =
                new StayEnd(new UUID(3, 9), "24X07", "", "24X09", "2025-01-06", "2025-01-08", "", Set.of("5/GCT"));
        return new FollowStays.Links(
                here,
                Optional.of(new FollowStays.Linked(new UUID(1, 2), before, StayEnd.Sureness.CERTAIN)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same as another facility measured it. */
    private static ResultView elsewhere(ResultView result) {
        Origin origin = result.origin();
        return new ResultView(
                new UUID(9, result.id().getLeastSignificantBits()),
                result.index(),
                result.everywhere(),
                result.name(),
                result.value(),
                result.range(),
                result.judgement(),
                result.conclusion(),
                result.description(),
                result.time(),
                result.readers(),
                new Origin("24X07", origin.source(), origin.recorded(), origin.version()));
    }

    private static String episode(Samples samples, Language language) {
        ChartView chart = samples.read();
        EpisodePage page = new EpisodePage(chart, chart.episode(NEW).orElseThrow(), PLACES, null, List.of());
        return TestPages.html(language, "chart.episode.title", "chart/episode", page);
    }

    private static String chart(Samples samples, String name) throws IOException {
        String html =
                TestPages.html(Language.VI, "chart.summary", "chart/chart", new ChartPage(samples.read(), PLACES, 1));
        write(name, html);
        return html;
    }

    /** Kept beside the test's report, to be looked at. */
    private static void write(String name, String html) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "chart"));
        Files.writeString(folder.resolve(name + ".html"), html);
    }

    private static int compressed(String html) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(html.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    private static Samples rich() {
        Samples samples = Samples.aChart()
                .with("Coverage", new UUID(6, 2), "{'subscriberId':'GD4242405260564','period':{'end':'2025-12-31'}}")
                .stay(OLD, "2024-03-01T08:00:00+07:00", "2024-03-05T10:00:00+07:00")
                .with(
                        "Encounter",
                        NEW,
                        "{'class':{'code':'IMP'},'period':{'start':'2025-01-08T07:00:00+07:00',"
                                + "'end':'2025-01-17T05:00:00+07:00'},'type':[{'coding':[{'display':'Điều trị nội trú'}]}],"
                                + "'reasonCode':[{'text':'Khó thở, phù'}],"
                                + "'hospitalization':{'destination':{'identifier':{'value':'01929'}}},"
                                + "'diagnosis':[{'rank':1,'condition':{'reference':'Condition/" + new UUID(4, 1)
                                + "'}}]}")
                .in(
                        NEW,
                        "Condition",
                        new UUID(4, 1),
                        "{'code':{'text':'Bệnh thận mạn giai đoạn 5, quá tải dịch','coding':[{'system':"
                                + "'http://hl7.org/fhir/sid/icd-10','code':'N18.5','display':'Bệnh thận mạn, giai đoạn 5'}]}}")
                .in(
                        NEW,
                        "Condition",
                        "{'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10','code':'I10',"
                                + "'display':'Bệnh tăng huyết áp vô căn (nguyên phát)'}]}}");
        fill(samples, OLD, "2024-03-02", 4);
        for (int day = 8; day < 17; day++) {
            fill(samples, NEW, "2025-01-" + (day < 10 ? "0" + day : day), 8);
        }
        return samples;
    }

    /** Results with every kind of flag, an order and a note of one day. */
    private static void fill(Samples samples, UUID stay, String day, int results) {
        String at = day + "T08:0";
        for (int i = 0; i < results; i++) {
            String range = ",'referenceRange':[{'text':'4.0 - 10.0 G/L','low':{'value':4.0},'high':{'value':10.0}}]";
            String flag =
                    switch (i % 4) {
                        case 0 -> ",'interpretation':[{'coding':[{'code':'H'}]}]";
                        case 1 ->
                            ",'interpretation':[{'coding':[{'code':'L'},{'system':'urn:vn:emr:flag','code':'computed'}]}]";
                        default -> "";
                    };
            String value = i % 4 == 0 ? "12.5" : i % 4 == 1 ? "3." + day.charAt(9) : "7." + day.charAt(9);
            samples.result(stay, samples.id(), "Chỉ số thứ " + i, value, at + "0:00+07:00", range + flag);
        }
        samples.service(stay, "18", "Thở oxy qua gọng kính", at + "5:00+07:00", "")
                .service(stay, "1", "Định lượng Glucose [Máu]", at + "5:00+07:00", "")
                .supply(stay, "Bơm tiêm 10ml", "2.000")
                .paper(stay, samples.id(), "giay-chuyen-tuyen", "Giấy chuyển tuyến", "Diễn biến ngày " + day);
        samples.in(
                stay,
                "MedicationRequest",
                "{'medicationCodeableConcept':{'text':'Furosemid 20mg/2ml'},'authoredOn':'" + at
                        + "1:00+07:00','dosageInstruction':[{'text':'2 ống/lần * 2 lần/ngày','patientInstruction':"
                        + "'Theo y lệnh','route':{'coding':[{'code':'2.14'}]}}],'requester':{'identifier':"
                        + "{'value':'001036/BG-CCHN'}},'dispenseRequest':{'quantity':{'value':4.000,'unit':'ống'}}}");
        samples.in(
                stay,
                "Composition",
                "{'date':'" + at + "2:00+07:00','author':[{'identifier':{'value':'001036/BG-CCHN'}}],'section':["
                        + "{'title':'Diễn biến','extension':[{'url':'urn:vn:emr:van-ban','valueString':'Ngày " + day
                        + ": người bệnh tỉnh, đỡ khó thở, phù giảm, nước tiểu 800 ml. Mạch 88 lần/phút, huyết áp 150/90 mmHg. "
                        + "Tim đều, phổi ran ẩm hai đáy giảm. Hướng xử trí: tiếp tục lợi tiểu, theo dõi điện giải.'}]}]}");
    }
}
