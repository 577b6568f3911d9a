package vn.emr.exchange.his.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisRows;
import vn.emr.domain.patient.PatientDraft;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.HosoReader;
import vn.emr.exchange.his.resend.Fingerprints;
import vn.emr.exchange.his.resend.Resend;
import vn.emr.exchange.his.resend.Statement;

/** From rows of a HIS export to FHIR resources. */
class EpisodeMappingTest {

    private static final FacilityRef FACILITY = new FacilityRef(
            "24X09", "Bệnh viện Đa khoa tỉnh Bắc Giang", UUID.randomUUID(), Map.of("01929", "Bệnh viện Bạch Mai"));
    private static final String SUMMARY = "<MA_LK>1</MA_LK><MA_BN>B1</MA_BN><HO_TEN>An</HO_TEN>"
            + "<NGAY_VAO>202501210000</NGAY_VAO><NGAY_RA>20250123</NGAY_RA>";

    private static Hoso hoso(String summary, String table, String root) throws Unreadable {
        String text = "<HOSO>" + file("XML1", "<TONG_HOP>" + summary + "</TONG_HOP>")
                + (root.isEmpty() ? "" : file(table, "<T><D><R><MA_LK>1</MA_LK>" + root + "</R></D></T>")) + "</HOSO>";
        return HosoReader.read(text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static String file(String table, String content) {
        return "<FILEHOSO><LOAIHOSO>" + table + "</LOAIHOSO><NOIDUNGFILE>" + content + "</NOIDUNGFILE></FILEHOSO>";
    }

    private static List<JsonObject> map(Hoso hoso) {
        Episode episode = new Episode(hoso, FACILITY, UUID.randomUUID(), UUID.randomUUID());
        Resend resend = new Resend(HisRows.none(), new Fingerprints(new byte[32]), UUID::randomUUID);
        return EpisodeMapping.map(episode, resend).stream()
                .map(Statement::content)
                .toList();
    }

    private static JsonObject one(List<JsonObject> all, String type) {
        return all.stream()
                .filter(r -> r.text("resourceType").orElseThrow().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject result(String row) throws Unreadable {
        return one(map(hoso(SUMMARY, "XML4", "<TEN_CHI_SO>Glucose</TEN_CHI_SO>" + row)), "Observation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8.1|mmol/L|CSBT: 3.9 - 6.4 mmol/L|Cao|H|stated",
                "3.1|mmol/L|CSBT: 3.9 - 6.4 mmol/L|thấp|L|stated",
                "5.0|mmol/L|CSBT: 3.9 - 6.4 mmol/L|Cao|H|stated",
                "8.1|mmol/L|CSBT: 3.9 - 6.4 mmol/L||H|computed",
                "3.1|mmol/L|CSBT: 3.9 - 6.4 mmol/L||L|computed",
                "6.40|mmol/L|CSBT: 3.9 - 6.4 mmol/L||none|",
                "-5.8|mmol/L|CSBT: -2 - 3 mmol/L||L|computed",
                "5.2|mmol/L|CSBT: < 5.2 mmol/L||H|computed",
                "5.2|mmol/L|CSBT: ≤ 5.2 mmol/L||none|",
                "8.1|mg/dL|CSBT: 3.9 - 6.4 mmol/L||none|",
                "8,1|mmol/L|CSBT: 3.9 - 6.4 mmol/L||none|",
                "Dương tính||CSBT: Âm tính||none|",
                "8.1|mmol/L|||none|",
            })
    void flags_a_result_only_when_something_says_so(
            String value, String unit, String description, String conclusion, String flag, String how)
            throws Unreadable {
        JsonObject result = result("<GIA_TRI>" + value + "</GIA_TRI><DON_VI_DO>" + text(unit) + "</DON_VI_DO><MO_TA>"
                + text(description).replace("<", "&lt;") + "</MO_TA><KET_LUAN>" + text(conclusion) + "</KET_LUAN>");
        assertThat(result.text("interpretation", "coding", "code").orElse("none"))
                .isEqualTo(flag);
        assertThat(result.toString().contains("\"computed\"")).isEqualTo("computed".equals(how));
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void writes_numbers_as_they_were_sent() throws Unreadable {
        assertThat(result("<GIA_TRI>12.900</GIA_TRI><DON_VI_DO>G/L</DON_VI_DO>").toString())
                .contains("\"valueQuantity\":{\"unit\":\"G/L\",\"value\":12.900}");
        assertThat(result("<GIA_TRI>&lt;0.5</GIA_TRI>").toString())
                .contains("\"valueQuantity\":{\"comparator\":\"<\",\"value\":0.5}");
        assertThat(result("<GIA_TRI>500 BC/µL</GIA_TRI>").text("valueString")).contains("500 BC/µL");
    }

    @Test
    void writes_times_at_their_own_precision() throws Unreadable {
        JsonObject encounter = one(map(hoso(SUMMARY, "", "")), "Encounter");
        assertThat(encounter.text("period", "start")).contains("2025-01-21T00:00:00+07:00");
        assertThat(encounter.text("period", "end")).contains("2025-01-23");
    }

    @ParameterizedTest
    @CsvSource({"198500000000,1985", "198503000000,1985-03", "198503070000,1985-03-07", "202501210512,2025-01-21"})
    void keeps_what_is_known_of_a_birth_date(String sent, String date) throws Unreadable {
        Hoso hoso = hoso(SUMMARY + "<NGAY_SINH>" + sent + "</NGAY_SINH>", "", "");
        PatientDraft draft = PatientMapping.draft(hoso.summary().orElseThrow(), FACILITY);
        assertThat(draft.patient().text("birthDate")).contains(date);
        assertThat(draft.patient().get("_birthDate").isPresent()).isEqualTo(sent.endsWith("0512"));
    }

    @Test
    void names_every_diagnosis_with_its_code() throws Unreadable {
        List<JsonObject> all = map(hoso(
                SUMMARY + "<CHAN_DOAN_RV>Nhồi máu; Tăng huyết áp</CHAN_DOAN_RV>"
                        + "<MA_BENH_CHINH>I21.0</MA_BENH_CHINH><MA_BENH_KT>I10;X99.X</MA_BENH_KT>",
                "",
                ""));
        List<JsonObject> conditions = all.stream()
                .filter(r -> r.text("resourceType").orElseThrow().equals("Condition"))
                .toList();
        assertThat(conditions.stream().map(c -> c.text("code", "coding", "code").orElseThrow()))
                .containsExactly("I21.0", "I10", "X99.X");
        assertThat(conditions.get(0).text("code", "text")).contains("Nhồi máu; Tăng huyết áp");
        assertThat(conditions.get(2).text("code", "coding", "display")).isEmpty();
        assertThat(one(all, "Encounter").objects("diagnosis")).hasSize(3);
    }

    @Test
    void escapes_markup_in_notes() throws Unreadable {
        JsonObject note = one(
                map(hoso(
                        SUMMARY,
                        "XML5",
                        "<THOI_DIEM_DBLS>202501211000</THOI_DIEM_DBLS>"
                                + "<DIEN_BIEN_LS>&lt;script&gt;x &amp; y</DIEN_BIEN_LS>")),
                "Composition");
        assertThat(note.text("section", "text", "div"))
                .contains("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>&lt;script&gt;x &amp; y</p></div>");
        assertThat(note.text("section", "extension", "valueString")).contains("<script>x & y");
    }

    @Test
    void composes_decomposed_unicode() throws Unreadable {
        Hoso hoso = hoso(SUMMARY.replace("An", Normalizer.normalize("Hòa", Normalizer.Form.NFD)), "", "");
        assertThat(hoso.summary().orElseThrow().get("HO_TEN")).isEqualTo("Hòa");
    }

    private static final String PAPER = "<GIAY_CHUYEN_TUYEN>7/GCT</GIAY_CHUYEN_TUYEN><SO_HOSO>H1</SO_HOSO>"
            + "<SO_CHUYENTUYEN>7</SO_CHUYENTUYEN><MA_LYDO_CT>2</MA_LYDO_CT><MA_BAC_SI>001/BG-CCHN</MA_BAC_SI>"
            + "<MA_TTDV>2488560336</MA_TTDV><NGAY_RA>202501231010</NGAY_RA>"
            + "<CHAN_DOAN_RV>Rắn cắn</CHAN_DOAN_RV><MA_BENH_CHINH>T63.0</MA_BENH_CHINH><MA_BENH_KT>J96.0</MA_BENH_KT>";

    @ParameterizedTest
    @CsvSource({"MA_NOI_DI,MA_NOI_DEN", "MA_CSKCB_DI,MA_CSKCB_DEN"})
    void reads_a_referral_paper_of_both_decisions(String from, String to) throws Unreadable {
        List<JsonObject> all =
                map(hoso(SUMMARY, "XML13", PAPER + "<" + from + ">24X08</" + from + "><" + to + ">01929</" + to + ">"));
        JsonObject request = one(all, "ServiceRequest");
        assertThat(request.text("identifier", "value")).contains("7/GCT");
        assertThat(request.text("identifier", "assigner", "identifier", "value"))
                .contains("24X09");
        assertThat(request.text("performer", "identifier", "value")).contains("01929");
        assertThat(request.text("performer", "display")).contains("Bệnh viện Bạch Mai");
        assertThat(request.text("reasonCode", "coding", "code")).contains("T63.0");
        assertThat(request.text("authoredOn")).contains("2025-01-23T10:10:00+07:00");
        assertThat(request.toString()).contains("urn:vn:emr:noi-di").contains("24X08");
        JsonObject paper = one(all, "Composition");
        assertThat(request.text("supportingInfo", "reference").orElseThrow()).startsWith("Composition/");
        assertThat(paper.text("attester", "party", "identifier", "system")).contains("urn:vn:bhxh");
        assertThat(paper.text("type", "text")).contains("Giấy chuyển tuyến");
    }

    @Test
    void takes_the_diagnosis_of_the_summary_when_the_referral_paper_has_none() throws Unreadable {
        JsonObject request = one(
                map(hoso(
                        SUMMARY + "<CHAN_DOAN_RV>Sốt</CHAN_DOAN_RV><MA_BENH_CHINH>R50.9</MA_BENH_CHINH>",
                        "XML13",
                        "<GIAY_CHUYEN_TUYEN>7</GIAY_CHUYEN_TUYEN>")),
                "ServiceRequest");
        assertThat(request.text("reasonCode", "coding", "code")).contains("R50.9");
        assertThat(request.text("reasonCode", "text")).contains("Sốt");
        assertThat(request.text("authoredOn")).contains("2025-01-23");
    }

    @Test
    void lists_a_copy_of_the_summary_as_unmapped_only_where_it_differs() throws Unreadable {
        Hoso hoso = hoso(
                SUMMARY, "XML13", PAPER + "<HO_TEN>An</HO_TEN><NGAY_VAO>202501210001</NGAY_VAO><DU_PHONG>x</DU_PHONG>");
        assertThat(Unmapped.of(hoso)).containsExactly(new Unmapped("XML13", 1, Set.of("NGAY_VAO", "DU_PHONG")));
    }
}
