package vn.emr.exchange.his.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML2 → one MedicationRequest a row. */
final class MedicineMapping {

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
                .put("authoredOn", HisTime.dateTime(row.get("NGAY_YL")))
                .put("requester", doctors.isEmpty() ? null : Fhir.staff(doctors.get(0)))
                .put("dosageInstruction", Fhir.array(dosage(row)))
                .put("dispenseRequest", new JsonObject().put("quantity", quantity(row)))
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

    private static @Nullable JsonObject quantity(HisRow row) {
        return Fhir.quantity(row.get("SO_LUONG"), row.get("DON_VI_TINH"));
    }

    private static JsonArray extensions(HisRow row, List<String> doctors) {
        JsonArray all = Fhir.array(
                Fhir.extension("ham-luong", row.get("HAM_LUONG")),
                Fhir.extension("dang-bao-che", row.get("DANG_BAO_CHE")),
                Fhir.extension("ngay-thuc-hien", "valueDateTime", Fhir.text(HisTime.dateTime(row.get("NGAY_TH_YL")))),
                Fhir.extension("khoa", row.get("MA_KHOA")));
        doctors.stream().skip(1).forEach(d -> all.add(Fhir.extension("bac-si", "valueReference", Fhir.staff(d))));
        return all;
    }
}
