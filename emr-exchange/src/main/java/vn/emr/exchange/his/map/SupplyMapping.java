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
