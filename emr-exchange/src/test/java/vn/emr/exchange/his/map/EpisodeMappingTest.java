package vn.emr.exchange.his.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static vn.emr.exchange.his.map.Mapped.FACILITY;
import static vn.emr.exchange.his.map.Mapped.SUMMARY;
import static vn.emr.exchange.his.map.Mapped.hoso;
import static vn.emr.exchange.his.map.Mapped.map;
import static vn.emr.exchange.his.map.Mapped.one;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.patient.PatientDraft;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.read.Hoso;

/** From rows of a HIS export to FHIR resources. */
class EpisodeMappingTest {

    private static JsonObject result(String row) throws Unreadable {
        return one(map(hoso(SUMMARY, "XML4", "<TEN_CHI_SO>Glucose</TEN_CHI_SO>" + row)), "Observation");
    }

    @Test
    void what_only_looks_like_a_number_or_a_range_takes_no_time_and_is_kept() {
        String zeros = "0".repeat(300_000) + "x";
        JsonObject result = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> result(
                        "<GIA_TRI>" + zeros + "</GIA_TRI><MO_TA>CSBT: 1 - " + "1".repeat(300_000) + "\nx</MO_TA>"));
        assertThat(result.text("valueString")).contains(zeros);
        assertThat(result.text("referenceRange", "text").orElse("")).endsWith("\nx");
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
                "8.1||CSBT: 3.9 - 6.4 mmol/L||none|",
                "8.1||CSBT: 3.9 - 6.4||H|computed",
                "12.5||CSBT: 13.0 - 17.0 (Nam); 12.0 - 15.0 (Nữ)||none|",
                "12.5||CSBT: 13.0 - 17.0 Nam||none|",
                "5.2||CSBT: < 5.0 (Nam); < 6.0 (Nữ)||none|",
                "12.5|g/dL|CSBT: 17.0 - 13.0 g/dL||none|",
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.9 - 6.4 mmol/L|mmol/L|mmol/L",
                "3.9 - 6.4|mmol/L|",
                "150 - 400 x 10^9/L|G/L|x 10^9/L",
                "4 - 10 10^9/L||10^9/L",
                "35 - 45 %||%",
                "0 - 5 tế bào/µL|tế bào/µL|tế bào/µL",
                "13.0 - 17.0 (Nam); 12.0 - 15.0 (Nữ)||none",
                "13.0 - 17.0 Nam|g/dL|none",
                "13.0 - 17.0 g/dL, 12.0 - 15.0 g/dL|g/dL|none",
                "13.0 - 17.0 g/dL; nữ 12.0 - 15.0|g/dL|none",
                "1 - 2,5 mmol/L|mmol/L|none",
                "17 - 13 g/dL|g/dL|none",
                "< 5.0 (Nam); < 6.0 (Nữ)||none",
            })
    void takes_bounds_only_of_a_range_that_is_one_for_everybody(String range, String unit, String bounds)
            throws Unreadable {
        JsonObject result = result("<GIA_TRI>12.5</GIA_TRI><DON_VI_DO>" + text(unit) + "</DON_VI_DO><MO_TA>CSBT: "
                + range.replace("<", "&lt;") + "</MO_TA>");
        JsonObject reference = result.object("referenceRange").orElseThrow();
        assertThat(reference.text("text")).contains(range);
        boolean certain = !"none".equals(bounds);
        assertThat(reference.get("low").isPresent()).isEqualTo(certain);
        assertThat(reference.get("high").isPresent()).isEqualTo(certain);
        if (certain) {
            assertThat(reference.text("high", "unit").orElse("")).isEqualTo(text(bounds));
        }
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

    @Test
    void keeps_the_clock_time_where_the_format_has_a_day() throws Unreadable {
        Hoso hoso = hoso(
                SUMMARY + "<MA_THE_BHYT>GD4242400000017</MA_THE_BHYT><GT_THE_TU>202501011530</GT_THE_TU>"
                        + "<GT_THE_DEN>20251231</GT_THE_DEN><NAM_NAM_LIEN_TUC>202501010700</NAM_NAM_LIEN_TUC>"
                        + "<NGAY_TAI_KHAM>202502040830;20250301</NGAY_TAI_KHAM>",
                "XML15",
                "<NGAYBD_DTRI_LAO>202409091015</NGAYBD_DTRI_LAO>");
        assertThat(one(map(hoso), "Encounter").toString())
                .contains("\"valueDateTime\":\"2025-02-04T08:30:00+07:00\"", "\"valueDate\":\"2025-03-01\"");
        JsonObject plan = one(map(hoso), "CarePlan");
        assertThat(plan.text("period", "start")).contains("2024-09-09T10:15:00+07:00");
        assertThat(plan.toString()).contains("\"scheduledPeriod\":{\"start\":\"2024-09-09T10:15:00+07:00\"}");
        JsonObject card = CoverageMapping.map(hoso.summary().orElseThrow(), UUID.randomUUID())
                .get(0)
                .content();
        assertThat(card.text("period", "start")).contains("2025-01-01T15:30:00+07:00");
        assertThat(card.text("period", "end")).contains("2025-12-31");
        assertThat(card.toString()).contains("\"valueDateTime\":\"2025-01-01T07:00:00+07:00\"");
    }

    @ParameterizedTest
    @CsvSource({"3,IMP,03,Điều trị nội trú", "03,IMP,03,Điều trị nội trú", "1,AMB,01,Khám bệnh", "12,HH,12,"})
    void a_kind_of_care_of_one_digit_is_the_one_of_two(String sent, String type, String code, @Nullable String name)
            throws Unreadable {
        JsonObject encounter = one(map(hoso(SUMMARY + "<MA_LOAI_KCB>" + sent + "</MA_LOAI_KCB>", "", "")), "Encounter");
        assertThat(encounter.text("class", "code")).contains(type);
        assertThat(encounter.text("type", "coding", "code")).contains(code);
        if (name != null) {
            assertThat(encounter.text("type", "coding", "display").orElse("")).containsIgnoringCase(name);
        }
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
    void gives_no_name_to_codes_of_lists_that_are_not_verified() throws Unreadable {
        String codes = "<MA_TAI_NAN>1</MA_TAI_NAN><MA_KHOA>K01</MA_KHOA><KET_QUA_DTRI>1</KET_QUA_DTRI>";
        JsonObject encounter = one(map(hoso(SUMMARY + codes, "", "")), "Encounter");
        assertThat(encounter
                        .objects("extension")
                        .map(e -> e.object("valueCoding"))
                        .flatMap(c -> c.stream())
                        .map(c -> c.text("code").orElse("") + c.text("display").orElse("")))
                .containsExactly("1", "1Khỏi");
        assertThat(encounter.text("location", "location", "display")).contains("K01");
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
    void takes_the_first_of_several_main_diseases_and_loses_none_of_them() throws Unreadable {
        String diseases = "<CHAN_DOAN_RV>Tăng huyết áp</CHAN_DOAN_RV><MA_BENH_CHINH>I10;E11</MA_BENH_CHINH>"
                + "<MA_BENH_KT>J20;E11</MA_BENH_KT>";
        List<JsonObject> all = map(hoso(SUMMARY + diseases, "XML13", "<SO_HOSO>1</SO_HOSO>" + diseases));
        assertThat(all.stream()
                        .filter(r -> r.text("resourceType").orElseThrow().equals("Condition"))
                        .map(c -> c.text("code", "coding", "code").orElseThrow()))
                .containsExactly("I10", "E11", "J20");
        assertThat(one(all, "ServiceRequest")
                        .objects("reasonCode")
                        .map(c -> c.text("coding", "code").orElseThrow()))
                .containsExactly("I10", "E11", "J20", "E11");
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
        assertThat(Unmapped.of(hoso))
                .containsExactly(new Unmapped(
                        "XML13", 1, Map.of(Reason.SUMMARY, Set.of("NGAY_VAO"), Reason.RESERVED, Set.of("DU_PHONG"))));
    }

    @Test
    void makes_a_service_a_procedure_with_who_ordered_and_who_did_it() throws Unreadable {
        JsonObject operation = one(
                map(hoso(
                        SUMMARY,
                        "XML3",
                        "<MA_DICH_VU>10.0506.0459</MA_DICH_VU><TEN_DICH_VU>Cắt ruột thừa nội soi</TEN_DICH_VU>"
                                + "<MA_PTTT_QT>47.01;54.21</MA_PTTT_QT><MA_NHOM>8</MA_NHOM>"
                                + "<SO_LUONG>1.000</SO_LUONG><DON_VI_TINH>Lần</DON_VI_TINH>"
                                + "<MA_BAC_SI>001/BG-CCHN</MA_BAC_SI><NGUOI_THUC_HIEN>002/BG-CCHN;2488560336</NGUOI_THUC_HIEN>"
                                + "<MA_BENH>K35.8</MA_BENH><MA_GIUONG>H015</MA_GIUONG><MA_MAY>XN.1.24X09.93</MA_MAY>"
                                + "<NGAY_YL>202501210900</NGAY_YL><NGAY_TH_YL>202501211015</NGAY_TH_YL>"
                                + "<PP_VO_CAM>1</PP_VO_CAM><DON_GIA_BV>1.000</DON_GIA_BV>")),
                "Procedure");
        assertThat(operation.text("code", "text")).contains("Cắt ruột thừa nội soi");
        assertThat(operation
                        .object("code")
                        .orElseThrow()
                        .objects("coding")
                        .map(c -> c.text("code").orElseThrow()))
                .containsExactly("10.0506.0459", "47.01", "54.21");
        assertThat(operation.text("category", "coding", "display")).contains("Phẫu thuật");
        assertThat(operation.text("performedDateTime")).contains("2025-01-21T10:15:00+07:00");
        assertThat(operation
                        .objects("performer")
                        .map(p -> p.text("actor", "identifier", "system").orElseThrow()))
                .containsExactly("urn:vn:gphn", "urn:vn:bhxh");
        assertThat(operation.text("reasonCode", "coding", "code")).contains("K35.8");
        assertThat(operation.text("location", "identifier", "value")).contains("H015");
        assertThat(operation.text("usedReference", "identifier", "value")).contains("XN.1.24X09.93");
        assertThat(operation.toString())
                .contains("{\"url\":\"urn:vn:emr:so-luong\",\"valueQuantity\":{\"unit\":\"Lần\",\"value\":1.000}}")
                .contains("{\"url\":\"urn:vn:emr:ngay-y-lenh\",\"valueDateTime\":\"2025-01-21T09:00:00+07:00\"}")
                .contains("\"display\":\"Gây mê\"")
                .contains("urn:vn:emr:chi-dinh")
                .doesNotContain("valueMoney");
    }

    @Test
    void makes_a_supply_a_device_request_and_keeps_the_service_it_was_used_in() throws Unreadable {
        List<JsonObject> all = map(hoso(
                SUMMARY,
                "XML3",
                "<MA_VAT_TU>N02.01.020</MA_VAT_TU><TEN_VAT_TU>Băng cuộn</TEN_VAT_TU><MA_NHOM>10</MA_NHOM>"
                        + "<MA_DICH_VU>10.0506.0459</MA_DICH_VU><SO_LUONG>2</SO_LUONG><DON_VI_TINH>cuộn</DON_VI_TINH>"
                        + "<MA_BAC_SI>001/BG-CCHN;003/BG-CCHN</MA_BAC_SI><NGAY_YL>202501210900</NGAY_YL>"));
        JsonObject supply = one(all, "DeviceRequest");
        assertThat(supply.text("codeCodeableConcept", "text")).contains("Băng cuộn");
        assertThat(supply.text("codeCodeableConcept", "coding", "code")).contains("N02.01.020");
        assertThat(supply.text("parameter", "valueQuantity", "value")).contains("2");
        assertThat(supply.text("requester", "identifier", "value")).contains("001/BG-CCHN");
        assertThat(supply.toString()).contains("urn:vn:emr:dich-vu").contains("003/BG-CCHN");
        assertThat(all).noneMatch(r -> r.text("resourceType").orElseThrow().equals("Procedure"));
    }

    @Test
    void lists_the_money_of_services_as_unmapped_and_of_supplies_what_only_services_have() throws Unreadable {
        Hoso service =
                hoso(SUMMARY, "XML3", "<TEN_DICH_VU>Khám</TEN_DICH_VU><MA_GIUONG>H1</MA_GIUONG><T_BHTT>1</T_BHTT>");
        assertThat(Unmapped.of(service))
                .containsExactly(new Unmapped("XML3", 1, Map.of(Reason.MONEY, Set.of("T_BHTT"))));
        Hoso supply =
                hoso(SUMMARY, "XML3", "<TEN_VAT_TU>Băng</TEN_VAT_TU><MA_GIUONG>H1</MA_GIUONG><TT_THAU>1</TT_THAU>");
        assertThat(Unmapped.of(supply))
                .containsExactly(new Unmapped(
                        "XML3",
                        1,
                        Map.of(Reason.MISPLACED, Set.of("MA_GIUONG"), Reason.SETTLEMENT, Set.of("TT_THAU"))));
    }

    @Test
    void makes_the_discharge_paper_a_composition_signed_by_name() throws Unreadable {
        JsonObject paper = one(
                map(hoso(
                        SUMMARY,
                        "XML7",
                        "<SO_LUU_TRU>DK.25.1</SO_LUU_TRU><MA_YTE>B1</MA_YTE><MA_KHOA_RV>K04</MA_KHOA_RV>"
                                + "<CHAN_DOAN_RV>Sốt</CHAN_DOAN_RV><PP_DIEUTRI>Hạ sốt</PP_DIEUTRI><NGAY_CT>20250123</NGAY_CT>"
                                + "<MA_TTDV>001/BG-CCHN</MA_TTDV><MA_BS>002/BG-CCHN</MA_BS><TEN_BS>Lê Thị Linh</TEN_BS>"
                                + "<HO_TEN_ME>Hà Diệu Trang</HO_TEN_ME><MA_ME>2400000001</MA_ME>"
                                + "<SO_NGAY_NGHI>15</SO_NGAY_NGHI><NGOAITRU_TUNGAY>20250124</NGOAITRU_TUNGAY>")),
                "Composition");
        assertThat(paper.text("type", "coding", "code")).contains("giay-ra-vien");
        assertThat(paper.text("date")).contains("2025-01-23");
        assertThat(paper.text("author", "display")).contains("Lê Thị Linh");
        assertThat(paper.text("attester", "party", "identifier", "value")).contains("001/BG-CCHN");
        assertThat(paper.objects("section")
                        .map(s -> s.text("code", "coding", "code").orElseThrow()))
                .containsExactly("CHAN_DOAN_RV", "PP_DIEUTRI", "SO_NGAY_NGHI");
        assertThat(paper.toString()).contains("Hà Diệu Trang").contains("\"valuePeriod\":{\"start\":\"2025-01-24\"}");
    }

    @Test
    void makes_the_summary_of_the_record_a_composition_by_the_facility() throws Unreadable {
        JsonObject paper = one(
                map(hoso(
                        SUMMARY,
                        "XML8",
                        "<QT_BENHLY>Sốt ba ngày</QT_BENHLY><TOMTAT_KQ>CRP 12</TOMTAT_KQ><KET_QUA_DTRI>2</KET_QUA_DTRI>"
                                + "<NGUOI_GIAM_HO>Hà Diệu Trang</NGUOI_GIAM_HO>")),
                "Composition");
        assertThat(paper.object("type").orElseThrow().toString()).contains("18842-5");
        assertThat(paper.text("author", "identifier", "value")).contains("24X09");
        assertThat(paper.text("date"))
                .as("without NGAY_CT that of the discharge")
                .contains("2025-01-23");
        assertThat(paper.objects("section")).hasSize(2);
        assertThat(paper.toString()).contains("\"display\":\"Đỡ\"").contains("Hà Diệu Trang");
    }

    @Test
    void names_a_practitioner_without_a_number() throws Unreadable {
        JsonObject paper =
                one(map(hoso(SUMMARY, "XML7", "<PP_DIEUTRI>x</PP_DIEUTRI><TEN_BS>Linh</TEN_BS>")), "Composition");
        assertThat(paper.text("author", "display")).contains("Linh");
    }
}
