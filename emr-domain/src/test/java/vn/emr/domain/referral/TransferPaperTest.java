package vn.emr.domain.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** What a form finds in a referral paper. */
class TransferPaperTest {

    private static final UUID ID = new UUID(1, 1);
    private static final UUID STAY = new UUID(1, 2);
    private static final String PAPER = "Composition/" + new UUID(1, 3);

    private static JsonObject json(String json) {
        return CanonicalJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject request() {
        return json("{'resourceType':'ServiceRequest','id':'" + ID + "','status':'active','intent':'order',"
                + "'category':[{'coding':[{'system':'urn:vn:loai-yeu-cau','code':'chuyen-tuyen'}]}],"
                + "'identifier':[{'system':'urn:vn:cskcb:24X09:so-hoso','value':'DK.25.80166'},"
                + "{'system':'urn:vn:giay-chuyen-tuyen','value':'80166/GCT-DK'}],"
                + "'encounter':{'reference':'Encounter/" + STAY + "'},'authoredOn':'2025-01-12T07:13:00+07:00',"
                + "'requester':{'identifier':{'system':'urn:vn:gphn','value':'009131/BG-CCHN'}},"
                + "'performer':[{'identifier':{'system':'urn:vn:cskcb','value':'01929'}}],"
                + "'reasonCode':[{'text':'Nhồi máu cơ tim; Tăng huyết áp','coding':[{'system':'http://hl7.org/fhir/sid/icd-10','code':'I21.0'}]},"
                + "{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10','code':'I10'}]}],"
                + "'extension':[{'url':'urn:vn:emr:noi-di'},"
                + "{'url':'urn:vn:emr:ly-do-chuyen','valueCoding':{'system':'urn:vn:ma-lydo-ct','code':'2'}}],"
                + "'supportingInfo':[{'reference':'" + PAPER + "'}]}");
    }

    private static Optional<TransferPaper> read(JsonObject request, Map<TransferText, String> texts) {
        JsonArray sections = new JsonArray();
        texts.forEach((text, words) -> sections.add(json("{'code':{'coding':[{'system':'urn:vn:xml13','code':'"
                + text.element() + "'}]},'extension':[{'url':'urn:vn:emr:van-ban','valueString':'" + words + "'}]}")));
        JsonObject paper = JsonObject.resource("Composition").put("section", sections);
        return TransferPaper.of(request, r -> r.equals(PAPER) ? Optional.of(paper) : Optional.empty());
    }

    @Test
    void names_destination_reason_and_diseases() {
        TransferPaper paper = read(request(), Map.of()).orElseThrow();
        assertThat(paper.id()).isEqualTo(ID);
        assertThat(paper.encounter()).isEqualTo(STAY);
        assertThat(paper.number()).isEqualTo("80166/GCT-DK");
        assertThat(paper.destination()).isEqualTo("01929");
        assertThat(paper.reason()).isEqualTo("2");
        assertThat(paper.mainDisease()).isEqualTo("I21.0");
        assertThat(paper.diagnosis()).isEqualTo("Nhồi máu cơ tim; Tăng huyết áp");
        assertThat(paper.accompanying()).containsExactly("I10");
        assertThat(paper.doctor()).isEqualTo("009131/BG-CCHN");
        assertThat(paper.issued()).isEqualTo("2025-01-12T07:13:00+07:00");
    }

    @Test
    void takes_its_texts_from_the_sections_of_the_paper() {
        TransferPaper paper = read(
                        request(),
                        Map.of(
                                TransferText.CLINICAL_SIGNS, "Đau ngực",
                                TransferText.COURSE, "Hai giờ trước",
                                TransferText.RESULTS, "Troponin 4457",
                                TransferText.TREATMENT, "Aspirin",
                                TransferText.STATE, "Tỉnh",
                                TransferText.FURTHER_TREATMENT, "Can thiệp",
                                TransferText.TRANSPORT, "Xe cứu thương",
                                TransferText.ESCORT, "Đỗ Diệu Uyên",
                                TransferText.ESCORT_TITLE, "Điều dưỡng"))
                .orElseThrow();
        assertThat(paper.clinicalSigns()).isEqualTo("Đau ngực");
        assertThat(paper.course()).isEqualTo("Hai giờ trước");
        assertThat(paper.results()).isEqualTo("Troponin 4457");
        assertThat(paper.treatment()).isEqualTo("Aspirin");
        assertThat(paper.state()).isEqualTo("Tỉnh");
        assertThat(paper.furtherTreatment()).isEqualTo("Can thiệp");
        assertThat(paper.transport()).isEqualTo("Xe cứu thương");
        assertThat(paper.escort()).isEqualTo("Đỗ Diệu Uyên, Điều dưỡng");
    }

    @Test
    void puts_the_texts_of_an_older_paper_together_and_says_no_treatment_twice() {
        TransferPaper paper = read(
                        request(),
                        Map.of(
                                TransferText.TREATMENT, "Thở máy",
                                TransferText.METHOD, "Thở máy",
                                TransferText.SERVICES, "Giường",
                                TransferText.MEDICINES, "Diazepam"))
                .orElseThrow();
        assertThat(paper.treatment()).isEqualTo("Thở máy\nDịch vụ đã sử dụng: Giường\nThuốc đã sử dụng: Diazepam");
        assertThat(paper.state()).isEmpty();
    }

    @Test
    void is_there_without_the_texts_when_the_paper_was_not_sent() {
        TransferPaper paper = TransferPaper.of(request(), r -> Optional.empty()).orElseThrow();
        assertThat(paper.number()).isEqualTo("80166/GCT-DK");
        assertThat(paper.clinicalSigns()).isEmpty();
        assertThat(paper.escort()).isEmpty();
    }

    @Test
    void says_nothing_that_the_request_does_not_say() {
        JsonObject bare = request();
        for (String name : new String[] {"identifier", "encounter", "reasonCode", "extension", "performer"}) {
            bare.remove(name);
        }
        TransferPaper paper = read(bare, Map.of()).orElseThrow();
        assertThat(paper.encounter()).isNull();
        assertThat(paper.number() + paper.destination() + paper.reason() + paper.mainDisease())
                .isEmpty();
        assertThat(paper.accompanying()).isEmpty();
    }

    @Test
    void is_no_paper_when_withdrawn_or_when_something_else_is_asked_for() {
        assertThat(read(request().put("status", "entered-in-error"), Map.of())).isEmpty();
        assertThat(read(request().remove("category"), Map.of())).isEmpty();
    }
}
