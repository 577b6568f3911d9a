package vn.emr.exchange.his.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML3 → one DeviceRequest for each row about a supply: ordered for the patient as a medicine is. */
final class SupplyMapping {

    static final Fields FIELDS = Fields.of(Declared.SUPPLIES)
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.NUMBERING, "STT")
            .maps("MA_DICH_VU", "DeviceRequest.extension[dich-vu].valueCodeableConcept.coding[urn:vn:ma-dich-vu]")
            .maps("MA_VAT_TU", "DeviceRequest.codeCodeableConcept.coding[urn:vn:ma-vat-tu]")
            .maps("MA_NHOM", "DeviceRequest.extension[nhom].valueCodeableConcept")
            .maps("GOI_VTYT", "DeviceRequest.extension[goi-vtyt].valueString")
            .maps("TEN_VAT_TU", "DeviceRequest.codeCodeableConcept.text")
            .maps(
                    "TEN_DICH_VU",
                    "DeviceRequest.extension[dich-vu].valueCodeableConcept.text the service it was used in")
            .maps("DON_VI_TINH", "DeviceRequest.parameter.valueQuantity.unit")
            .maps("SO_LUONG", "DeviceRequest.parameter.valueQuantity.value")
            .maps("MA_KHOA", "DeviceRequest.extension[khoa].valueString")
            .maps(
                    "MA_BAC_SI",
                    "DeviceRequest.requester the first",
                    "DeviceRequest.extension[bac-si].valueReference the others")
            .maps("NGUOI_THUC_HIEN", "DeviceRequest.extension[nguoi-thuc-hien].valueReference one per number")
            .maps("MA_BENH", "DeviceRequest.reasonCode.coding[http://hl7.org/fhir/sid/icd-10]")
            .maps("NGAY_YL", "DeviceRequest.authoredOn")
            .maps("NGAY_TH_YL", "DeviceRequest.extension[ngay-thuc-hien].valueDateTime")
            .maps("MA_HIEU_SP", "DeviceRequest.extension[ma-hieu].valueString")
            .maps("TAI_SU_DUNG", "DeviceRequest.extension[tai-su-dung].valueString")
            .keeps(Reason.MISPLACED, "MA_PTTT_QT", "MA_XANG_DAU", "MA_GIUONG", "MA_BENH_YHCT", "NGAY_KQ")
            .keeps(Reason.MISPLACED, "PP_VO_CAM", "VI_TRI_TH_DVKT", "MA_MAY")
            .keeps(Reason.SETTLEMENT, Rows.TERMS)
            .keeps(Reason.MONEY, Rows.MONEY)
            .keeps(Reason.RESERVED, "DU_PHONG");

    private final Episode episode;

    SupplyMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows("XML3").stream()
                .filter(ServiceMapping::isSupply)
                .map(this::supply)
                .toList();
    }

    private Statement supply(HisRow row) {
        List<String> doctors = row.filled("MA_BAC_SI");
        JsonObject request = episode.resource("DeviceRequest")
                .put("status", "completed")
                .put("intent", "order")
                .put(
                        "codeCodeableConcept",
                        Fhir.concept(row.get("TEN_VAT_TU"), Fhir.coding(Systems.SUPPLY, row.get("MA_VAT_TU"))))
                .put("parameter", Fhir.array(amount(row)))
                .put("authoredOn", HisTime.dateTime(row.get("NGAY_YL")))
                .put("requester", doctors.isEmpty() ? null : Fhir.staff(doctors.get(0)))
                .put("reasonCode", Rows.reasons(row))
                .put("extension", extensions(row, doctors));
        String what = row.has("MA_VAT_TU") ? row.get("MA_VAT_TU") : row.get("TEN_VAT_TU");
        String key = String.join("|", "XML3", what, row.get("MA_DICH_VU"), row.get("NGAY_YL"));
        return new Statement(key, request, HisTime.start(row.get("NGAY_YL")));
    }

    private static @Nullable JsonObject amount(HisRow row) {
        JsonObject quantity = Rows.quantity(row);
        return quantity == null
                ? null
                : new JsonObject()
                        .put("code", new JsonObject().put("text", "Số lượng"))
                        .put("valueQuantity", quantity);
    }

    private static JsonArray extensions(HisRow row, List<String> doctors) {
        JsonObject usedIn = Fhir.concept(row.get("TEN_DICH_VU"), Fhir.coding(Systems.SERVICE, row.get("MA_DICH_VU")));
        JsonArray all = Fhir.array(
                Fhir.extension("nhom", "valueCodeableConcept", Rows.category(row)),
                Fhir.extension("dich-vu", "valueCodeableConcept", usedIn),
                Fhir.extension("ngay-thuc-hien", "valueDateTime", Fhir.text(HisTime.dateTime(row.get("NGAY_TH_YL")))),
                Fhir.extension("khoa", row.get("MA_KHOA")),
                Fhir.extension("goi-vtyt", row.get("GOI_VTYT")),
                Fhir.extension("ma-hieu", row.get("MA_HIEU_SP")),
                Fhir.extension("tai-su-dung", row.get("TAI_SU_DUNG")));
        doctors.stream().skip(1).forEach(d -> all.add(Fhir.extension("bac-si", "valueReference", Fhir.staff(d))));
        row.filled("NGUOI_THUC_HIEN")
                .forEach(p -> all.add(Fhir.extension("nguoi-thuc-hien", "valueReference", Fhir.staff(p))));
        return all;
    }
}
