package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML2 → one MedicationRequest a row. */
final class MedicineMapping {

    static final Fields FIELDS = Fields.of("XML2")
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.NUMBERING, "STT")
            .maps("MA_THUOC", "MedicationRequest.medicationCodeableConcept.coding[urn:vn:ma-thuoc]")
            .maps("MA_PP_CHEBIEN", "MedicationRequest.extension[pp-che-bien].valueString")
            .maps("MA_CSKCB_THUOC", "MedicationRequest.extension[noi-cap-thuoc].valueString")
            .maps("MA_NHOM", "MedicationRequest.category.coding[urn:vn:ma-nhom] 4 medicine, 7 blood …")
            .maps("TEN_THUOC", "MedicationRequest.medicationCodeableConcept.text")
            .maps("DON_VI_TINH", "MedicationRequest.dispenseRequest.quantity.unit")
            .maps("HAM_LUONG", "MedicationRequest.extension[ham-luong].valueString")
            .maps("DUONG_DUNG", "MedicationRequest.dosageInstruction.route.coding[urn:vn:duong-dung]")
            .maps("DANG_BAO_CHE", "MedicationRequest.extension[dang-bao-che].valueString")
            .maps("LIEU_DUNG", "MedicationRequest.dosageInstruction.text")
            .maps("CACH_DUNG", "MedicationRequest.dosageInstruction.patientInstruction")
            .maps("SO_DANG_KY", "MedicationRequest.medicationCodeableConcept.coding[urn:vn:so-dang-ky]")
            .maps("SO_LUONG", "MedicationRequest.dispenseRequest.quantity.value")
            .maps("MA_KHOA", "MedicationRequest.extension[khoa].valueString")
            .maps(
                    "MA_BAC_SI",
                    "MedicationRequest.requester the first",
                    "MedicationRequest.extension[bac-si].valueReference the others")
            .maps("MA_DICH_VU", "MedicationRequest.extension[dich-vu].valueCoding the service it was used in")
            .maps("NGAY_YL", "MedicationRequest.authoredOn")
            .maps("NGAY_TH_YL", "MedicationRequest.extension[ngay-thuc-hien].valueDateTime")
            .keeps(Reason.SETTLEMENT, "TT_THAU", "PHAM_VI", "TYLE_TT_BH", "MUC_HUONG", "MA_PTTT", "NGUON_CTRA")
            .keeps(Reason.SETTLEMENT, "VET_THUONG_TP")
            .keeps(Reason.MONEY, "DON_GIA", "THANH_TIEN_BV", "THANH_TIEN_BH", "T_NGUONKHAC_NSNN")
            .keeps(Reason.MONEY, "T_NGUONKHAC_VTNN", "T_NGUONKHAC_VTTN", "T_NGUONKHAC_CL", "T_NGUONKHAC")
            .keeps(Reason.MONEY, "T_BNTT", "T_BNCCT", "T_BHTT")
            .keeps(Reason.RESERVED, "DU_PHONG");

    private final Episode episode;

    MedicineMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows("XML2").stream().map(this::medicine).toList();
    }

    private Statement medicine(HisRow row) {
        List<String> doctors = row.filled("MA_BAC_SI");
        JsonObject request = episode.resource("MedicationRequest")
                .put("status", "completed")
                .put("intent", "order")
                .put(
                        "medicationCodeableConcept",
                        Fhir.concept(
                                row.get("TEN_THUOC"),
                                Fhir.coding(Systems.MEDICINE, row.get("MA_THUOC")),
                                Fhir.coding("urn:vn:so-dang-ky", row.get("SO_DANG_KY"))))
                .put("category", Fhir.array(Fhir.concept("", Fhir.coding(Systems.COST_GROUP, row.get("MA_NHOM")))))
                .put("authoredOn", HisTime.dateTime(row.get("NGAY_YL")))
                .put("requester", doctors.isEmpty() ? null : Fhir.staff(doctors.get(0)))
                .put("dosageInstruction", Fhir.array(dosage(row)))
                .put("dispenseRequest", new JsonObject().put("quantity", Rows.quantity(row)))
                .put("extension", extensions(row, doctors));
        String key = String.join("|", "XML2", row.get("MA_THUOC"), row.get("NGAY_YL"));
        return new Statement(key, request, HisTime.start(row.get("NGAY_YL")));
    }

    private static JsonObject dosage(HisRow row) {
        return new JsonObject()
                .put("text", row.get("LIEU_DUNG"))
                .put("patientInstruction", row.get("CACH_DUNG"))
                .put("route", Fhir.concept("", Fhir.coding("urn:vn:duong-dung", row.get("DUONG_DUNG"))));
    }

    private static JsonArray extensions(HisRow row, List<String> doctors) {
        JsonArray all = Fhir.array(
                Fhir.extension("ham-luong", row.get("HAM_LUONG")),
                Fhir.extension("dang-bao-che", row.get("DANG_BAO_CHE")),
                Fhir.extension("ngay-thuc-hien", "valueDateTime", Fhir.text(HisTime.dateTime(row.get("NGAY_TH_YL")))),
                Fhir.extension("khoa", row.get("MA_KHOA")),
                Fhir.extension("pp-che-bien", row.get("MA_PP_CHEBIEN")),
                Fhir.extension("noi-cap-thuoc", row.get("MA_CSKCB_THUOC")),
                Fhir.extension("dich-vu", "valueCoding", Fhir.coding(Systems.SERVICE, row.get("MA_DICH_VU"))));
        doctors.stream().skip(1).forEach(d -> all.add(Fhir.extension("bac-si", "valueReference", Fhir.staff(d))));
        return all;
    }
}
