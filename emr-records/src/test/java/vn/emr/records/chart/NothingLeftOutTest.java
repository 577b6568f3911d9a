package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.domain.store.FhirTypes;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;

/** A chart never leaves an entry out in silence: of each type something is seen, in an episode and without one. */
class NothingLeftOutTest {

    private static final UUID STAY = new UUID(3, 1);
    private static final String MARK = "Dấu vết 4711";
    private static final Places PLACES = new Places(Map.of("24X09", "Bệnh viện đa khoa tỉnh", "24X07", "Sơn Động"));

    /** A Provenance is seen in where entries came from, the one Patient above every page. */
    private static final Set<String> SEEN_IN_OTHERS = Set.of("Provenance", "Patient");

    static List<String> types() {
        List<String> names = new ArrayList<>();
        for (int code = 1; ; code++) {
            try {
                names.add(FhirTypes.name(code));
            } catch (IndexOutOfBoundsException end) {
                names.removeAll(SEEN_IN_OTHERS);
                return names;
            }
        }
    }

    /** What the import writes, as its documentation has it, which is made of the mapping. */
    @Test
    void every_type_that_the_import_writes_is_tried() throws IOException {
        Set<String> written = new TreeSet<>();
        Matcher path = Pattern.compile("(?:\\| |<br>)`([A-Z][A-Za-z]+)\\.")
                .matcher(Files.readString(Path.of("..", "docs", "his-mapping.md")));
        while (path.find()) {
            written.add(path.group(1));
        }
        assertThat(written).hasSizeGreaterThan(12);
        written.removeAll(SEEN_IN_OTHERS);
        assertThat(types()).containsAll(written).contains("Task", "Consent", "DocumentReference");
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_entry_of_an_episode_is_on_its_page_or_on_the_chart(String type) {
        Samples samples = Samples.aChart();
        if (!type.equals("Encounter")) {
            samples.stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00");
        }
        String inside = type.equals("Encounter")
                ? "{'period':{'start':'2025-01-08'},"
                : "{'encounter':{'reference':'Encounter/" + STAY + "'},";
        samples.with(type, type.equals("Encounter") ? STAY : new UUID(5, 1), inside + marked());
        assertThat(episode(samples) + chart(samples)).contains(MARK);
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_entry_of_no_episode_is_on_the_chart(String type) {
        if (type.equals("Encounter")) {
            return; // is an episode
        }
        Samples samples = Samples.aChart().stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00");
        assertThat(chart(samples.with(type, new UUID(5, 1), "{" + marked()))).contains(MARK);
        String elsewhere = "{'encounter':{'reference':'Encounter/" + new UUID(3, 9) + "'},";
        Samples ours = Samples.aChart().stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00");
        assertThat(chart(ours.with(type, new UUID(5, 1), elsewhere + marked())))
                .as("of an episode that is not here")
                .contains(MARK);
    }

    /** The mark wherever a resource may have words. */
    private static String marked() {
        String concept = "{'text':'" + MARK + "'}";
        return "'code':" + concept + ",'type':[" + concept + "],'title':'" + MARK + "','description':'" + MARK
                + "','medicationCodeableConcept':" + concept + ",'codeCodeableConcept':" + concept
                + ",'statusReason':" + concept + ",'subscriberId':'" + MARK + "','name':[" + concept
                + "],'reasonCode':[" + concept + "],'sourceAttachment':{'title':'" + MARK
                + "'},'status':'active'}";
    }

    @Test
    void an_observation_that_is_no_result_is_shown_with_its_value_and_day() {
        Samples samples = Samples.aChart()
                .stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00")
                .in(
                        STAY,
                        "Observation",
                        "{'category':[{'coding':[{'code':'social-history'}]}],'code':{'text':'Hút thuốc'},"
                                + "'effectiveDateTime':'2025-01-09','valueString':'10 điếu/ngày'}");
        assertThat(episode(samples)).contains("Hút thuốc: 10 điếu/ngày", "09/01/2025", "Tệp HIS 24X09");
    }

    @Test
    void an_answer_to_a_referral_and_a_consent_are_named_and_lead_further() {
        UUID referral = new UUID(7, 1);
        Samples samples = Samples.aChart()
                .with(
                        "Task",
                        new UUID(5, 1),
                        "{'status':'rejected','statusReason':{'text':'Hết giường'},'lastModified':'2025-01-10T08:00:00+07:00',"
                                + "'focus':{'reference':'ServiceRequest/" + referral + "'},'owner':{'identifier':"
                                + "{'system':'urn:vn:cskcb','value':'24X07'}}}")
                .with(
                        "Consent",
                        new UUID(5, 2),
                        "{'status':'inactive','dateTime':'2025-01-11','sourceAttachment':{'title':'Giấy số 12'},'provision':"
                                + "{'actor':[{'reference':{'identifier':{'value':'24X07'}}}]}}");
        assertThat(chart(samples))
                .contains("Trả lời về việc chuyển người bệnh", "không nhận", "Hết giường", "/referrals/" + referral)
                .contains("Đồng ý cho nơi khác đọc hồ sơ", "đã rút lại", "Giấy số 12", "Sơn Động · 11/01/2025");
    }

    @Test
    void what_an_episode_cost_stands_last_on_its_page_and_nowhere_else() {
        Samples samples = Samples.aChart()
                .stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00")
                .with(
                        "ChargeItem",
                        new UUID(5, 3),
                        "{'context':{'reference':'Encounter/" + STAY
                                + "'},'code':{'text':'Tổng chi phí đợt điều trị'},'priceOverride':{'value':12481500.00,'currency':'VND'},"
                                + "'enteredDate':'2025-01-17T05:30:00+07:00','extension':[{'url':'urn:vn:emr:bao-hiem-thanh-toan',"
                                + "'valueMoney':{'value':9985200.50,'currency':'VND'}},{'url':'urn:vn:emr:ky-quyet-toan',"
                                + "'valueDate':'2025-01'}]}");
        String page = episode(samples);
        assertThat(page)
                .contains("Tổng chi phí đợt điều trị</b>: 12\u202f481\u202f500\u00a0VND")
                .contains("Bảo hiểm thanh toán</dt><dd>9\u202f985\u202f200.50\u00a0VND")
                .contains("01/2025", "17/01/2025 05:30");
        assertThat(page.indexOf("id=\"charges\"")).isGreaterThan(page.indexOf("id=\"pictures\""));
        assertThat(chart(samples)).doesNotContain("481\u202f500");
    }

    @Test
    void medicines_of_older_episodes_say_where_they_were_ordered() {
        UUID older = new UUID(3, 2);
        Samples samples = Samples.aChart()
                .stay(STAY, "2025-01-08T07:00:00+07:00", "2025-01-17T05:00:00+07:00")
                .with(
                        "Encounter",
                        older,
                        "{'period':{'start':'2024-03-01'},'serviceProvider':{'identifier':{'value':'24X07'}}}")
                .in(STAY, "MedicationRequest", "{'medicationCodeableConcept':{'text':'Furosemid'}}")
                .in(older, "MedicationRequest", "{'medicationCodeableConcept':{'text':'Amlodipin'}}");
        assertThat(chart(samples)).contains("<summary>Đợt 01/03/2024, Sơn Động");
    }

    private static String chart(Samples samples) {
        return TestPages.html(Language.VI, "chart.summary", "chart/chart", new ChartPage(samples.read(), PLACES, 1));
    }

    private static String episode(Samples samples) {
        ChartView chart = samples.read();
        EpisodePage page = new EpisodePage(chart, chart.episode(STAY).orElseThrow(), PLACES, null, List.of());
        return TestPages.html(Language.VI, "chart.episode.title", "chart/episode", page);
    }
}
