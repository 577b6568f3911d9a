package vn.emr.exchange.his.map;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.emr.exchange.his.map.Mapped.SUMMARY;
import static vn.emr.exchange.his.map.Mapped.hoso;
import static vn.emr.exchange.his.map.Mapped.map;
import static vn.emr.exchange.his.map.Mapped.one;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.finding.Unreadable;

/** From certificates, appointments, programme sheets and totals to FHIR resources. */
class PapersMappingTest {

    @Test
    void makes_the_appointment_paper_an_appointment_that_books_no_slot() throws Unreadable {
        JsonObject appointment = one(
                map(hoso(
                        SUMMARY,
                        "XML14",
                        "<SO_GIAYHEN_KL>7/GHKL</SO_GIAYHEN_KL><MA_CSKCB>01929</MA_CSKCB>"
                                + "<NGAY_HEN_KL>20250104</NGAY_HEN_KL><CHAN_DOAN_RV>Tăng huyết áp; x</CHAN_DOAN_RV>"
                                + "<MA_BENH_CHINH>I10</MA_BENH_CHINH><MA_BAC_SI>001/BG-CCHN</MA_BAC_SI>"
                                + "<NGAY_CT>20241207</NGAY_CT>")),
                "Appointment");
        assertThat(appointment.text("status")).contains("proposed");
        assertThat(appointment.text("start")).isEmpty();
        assertThat(appointment.text("requestedPeriod", "start")).contains("2025-01-04");
        assertThat(appointment.text("created")).contains("2024-12-07");
        assertThat(appointment.text("identifier", "system")).contains("urn:vn:cskcb:24X09:giay-hen");
        assertThat(appointment.text("reasonCode", "coding", "code")).contains("I10");
        assertThat(appointment
                        .objects("participant")
                        .map(p -> p.text("actor", "display")
                                .or(() -> p.text("actor", "reference").map(r -> r.substring(0, 8)))
                                .orElseThrow()))
                .containsExactly("Patient/", "Bệnh viện Bạch Mai", "001/BG-CCHN");
    }

    @Test
    void labels_what_tells_hiv_as_restricted_and_says_it_in_words() throws Unreadable {
        List<JsonObject> all = map(hoso(
                SUMMARY,
                "XML6",
                "<NGAYKD_HIV>20200105</NGAYKD_HIV><NOI_XN_KD>01929</NOI_XN_KD>"
                        + "<MA_TINH_TRANG_DK>1;4</MA_TINH_TRANG_DK><MA_PHAC_DO_DIEU_TRI>1f</MA_PHAC_DO_DIEU_TRI>"
                        + "<SO_NGAY_CAP_THUOC_ARV>90</SO_NGAY_CAP_THUOC_ARV><LOAI_DTRI_LAO>3</LOAI_DTRI_LAO>"
                        + "<NGAYKT_DTRI_LAO>20240831</NGAYKT_DTRI_LAO>"));
        JsonObject plan = one(all, "CarePlan");
        JsonObject found = one(all, "Observation");
        for (JsonObject resource : List.of(plan, found)) {
            assertThat(resource.object("meta").orElseThrow().toString()).contains("\"R\"", "\"HIV\"");
        }
        assertThat(plan.text("status")).contains("active");
        assertThat(plan.objects("activity")
                        .map(a -> a.text("detail", "description").orElseThrow()))
                .containsExactly(
                        "phác đồ 1f; số ngày cấp thuốc 90", "loại điều trị Điều trị lao kháng thuốc; đến 31/08/2024");
        assertThat(found.objects("component").map(c -> c.text("code", "text").orElseThrow()))
                .containsExactly(
                        "Ngày khẳng định HIV",
                        "Nơi xét nghiệm khẳng định HIV",
                        "Tình trạng khi đăng ký khám",
                        "Tình trạng khi đăng ký khám");
        assertThat(found.toString())
                .contains("\"valueDateTime\":\"2020-01-05\"")
                .contains("Bệnh viện Bạch Mai");
    }

    @ParameterizedTest
    @CsvSource({"XML6,KQ_DTRI_LAO,active", "XML15,KET_QUA_DTRI_LAO,unknown"})
    void says_of_a_patient_who_is_not_treated_for_tuberculosis_that_he_is_not(
            String table, String outcome, String status) throws Unreadable {
        List<JsonObject> all = map(hoso(
                SUMMARY,
                table,
                "<LOAI_DTRI_LAO>0</LOAI_DTRI_LAO><PHACDO_DTRI_LAO>7</PHACDO_DTRI_LAO>"
                        + "<NGAYKT_DTRI_LAO>20240831</NGAYKT_DTRI_LAO><" + outcome + ">5</" + outcome + ">"));
        JsonObject plan = one(all, "CarePlan");
        assertThat(plan.objects("activity")).isEmpty();
        assertThat(plan.text("status")).contains(status);
        JsonObject found = one(all, "Observation");
        assertThat(found.objects("component")
                        .map(c -> c.text("code", "coding", "code").orElseThrow()))
                .containsExactly("LOAI_DTRI_LAO", "PHACDO_DTRI_LAO", "NGAYKT_DTRI_LAO", outcome);
        assertThat(found.text("component", "code", "text")).contains("Điều trị lao");
        assertThat(found.text("component", "valueCodeableConcept", "coding", "display"))
                .contains("Không điều trị lao");
    }

    @Test
    void says_in_words_that_a_pregnancy_was_not_terminated() throws Unreadable {
        JsonObject paper = one(
                map(hoso(SUMMARY, "XML7", "<PP_DIEUTRI>x</PP_DIEUTRI><MA_DINH_CHI_THAI>0</MA_DINH_CHI_THAI>")),
                "Composition");
        assertThat(paper.toString()).contains("\"code\":\"0\",\"display\":\"Không đình chỉ thai nghén\"");
    }

    @Test
    void makes_a_birth_certificate_readable_and_keeps_the_values_beside_the_words() throws Unreadable {
        JsonObject paper = one(
                map(hoso(
                        SUMMARY,
                        "XML9",
                        "<SO>96634</SO><NGAY_SINH_CON>202501130455</NGAY_SINH_CON><GIOI_TINH_CON>1</GIOI_TINH_CON>"
                                + "<CAN_NANG_CON>3534</CAN_NANG_CON><SINHCON_PHAUTHUAT>0</SINHCON_PHAUTHUAT>"
                                + "<NGAYSINH_NND>19930000</NGAYSINH_NND><NGUOI_GHI_PHIEU>Toàn</NGUOI_GHI_PHIEU>")),
                "Composition");
        assertThat(paper.text("type", "text")).contains("Giấy chứng sinh");
        assertThat(paper.text("identifier", "value")).contains("96634");
        assertThat(paper.text("author", "display")).contains("Toàn");
        assertThat(paper.objects("section")
                        .map(s -> s.text("title").orElseThrow() + ": "
                                + s.text("extension", "valueString").orElseThrow()))
                .containsExactly(
                        "Giới tính của con: Nam",
                        "Con sinh lúc: 04:55 13/01/2025",
                        "Cân nặng của con: 3534 g",
                        "Sinh con phải phẫu thuật: Không",
                        "Ngày sinh của mẹ hoặc người nuôi dưỡng: 1993");
        assertThat(paper.toString())
                .contains("\"valueDateTime\":\"2025-01-13T04:55:00+07:00\"")
                .contains("\"valueQuantity\":{\"unit\":\"g\",\"value\":3534}")
                .contains("\"valueBoolean\":false");
    }

    @Test
    void sums_the_money_of_an_episode_up_in_one_charge_item() throws Unreadable {
        JsonObject bill = one(
                map(hoso(
                        SUMMARY + "<T_TONGCHI_BV>3343260.00</T_TONGCHI_BV><T_BNCCT>167163.00</T_BNCCT>"
                                + "<NAM_QT>2025</NAM_QT><THANG_QT>1</THANG_QT><NGAY_TTOAN>202501231151</NGAY_TTOAN>",
                        "",
                        "")),
                "ChargeItem");
        assertThat(bill.text("status")).contains("billed");
        assertThat(bill.text("context", "reference").orElseThrow()).startsWith("Encounter/");
        assertThat(bill.toString())
                .contains("\"priceOverride\":{\"currency\":\"VND\",\"value\":3343260.00}")
                .contains("\"valueMoney\":{\"currency\":\"VND\",\"value\":167163.00}")
                .contains("\"valueDate\":\"2025-01\"");
        assertThat(map(hoso(SUMMARY, "", "")))
                .noneMatch(r -> r.text("resourceType").orElseThrow().equals("ChargeItem"));
    }
}
