package vn.emr.exchange.his.map;

import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;

/**
 * XML0 → the Encounter of an episode that has begun, with the orders that the check-in names. Its other elements are
 * those of XML1 and are mapped by the mappings of XML1; when XML1 is there, they are copies.
 */
final class CheckInMapping {

    private static final String ORDER = "Encounter.extension[y-lenh-dau-tien].extension";

    /** A check-in on its own. */
    static final Fields FIELDS = orders(Fields.of("XML0")
            .maps("MA_LK", "Encounter.identifier[urn:vn:cskcb:CODE:malk]")
            .keeps(Reason.NUMBERING, "STT")
            .maps("MA_BN", "Patient.identifier[urn:vn:cskcb:CODE:mabn]")
            .maps("HO_TEN", "Patient.name.text")
            .maps("SO_CCCD", PatientMapping.NUMBERS)
            .maps("NGAY_SINH", "Patient.birthDate", "Patient._birthDate the time, when it is known")
            .maps("GIOI_TINH", "Patient.gender")
            .maps(
                    "MA_THE_BHYT",
                    "Patient.identifier[urn:vn:bhxh]",
                    "Coverage.identifier[urn:vn:bhyt]",
                    "Coverage.subscriberId")
            .maps("MA_DKBD", "Coverage.extension[noi-dang-ky-ban-dau].valueIdentifier")
            .maps("GT_THE_TU", "Coverage.period.start")
            .maps("GT_THE_DEN", "Coverage.period.end")
            .maps("MA_DOITUONG_KCB", "Encounter.type.coding[urn:vn:ma-doituong-kcb]")
            .maps("NGAY_VAO", "Encounter.period.start")
            .maps("NGAY_VAO_NOI_TRU", "Encounter.extension[ngay-vao-noi-tru].valueDateTime")
            .maps("LY_DO_VNT", "Encounter.extension[ly-do-vao-noi-tru].valueCodeableConcept.text")
            .maps(
                    "MA_LY_DO_VNT",
                    "Encounter.extension[ly-do-vao-noi-tru].valueCodeableConcept.coding[urn:vn:ma-ly-do-vnt]")
            .maps("MA_LOAI_KCB", "Encounter.class", "Encounter.type.coding[urn:vn:ma-loai-kcb]")
            .keeps(Reason.SENDER, "MA_CSKCB"));

    /** A check-in sent along with the summary. */
    static final Fields BESIDE_SUMMARY = orders(Fields.of("XML0 (cùng XML1)")
            .keeps(Reason.LINK, "MA_LK")
            .keeps(Reason.NUMBERING, "STT")
            .keeps(Reason.SUMMARY, "MA_BN", "HO_TEN", "SO_CCCD", "NGAY_SINH", "GIOI_TINH", "MA_THE_BHYT", "MA_DKBD")
            .keeps(Reason.SUMMARY, "GT_THE_TU", "GT_THE_DEN", "MA_DOITUONG_KCB", "NGAY_VAO", "NGAY_VAO_NOI_TRU")
            .keeps(Reason.SUMMARY, "LY_DO_VNT", "MA_LY_DO_VNT", "MA_LOAI_KCB")
            .keeps(Reason.SENDER, "MA_CSKCB"));

    private final Episode episode;

    CheckInMapping(Episode episode) {
        this.episode = episode;
    }

    private static Fields orders(Fields fields) {
        return fields.maps("MA_DICH_VU", ORDER + "[dich-vu].valueCodeableConcept.coding")
                .maps("TEN_DICH_VU", ORDER + "[dich-vu].valueCodeableConcept.text")
                .maps("MA_THUOC", ORDER + "[thuoc].valueCodeableConcept.coding")
                .maps("TEN_THUOC", ORDER + "[thuoc].valueCodeableConcept.text")
                .maps("MA_VAT_TU", ORDER + "[vat-tu].valueCodeableConcept.coding")
                .maps("TEN_VAT_TU", ORDER + "[vat-tu].valueCodeableConcept.text")
                .maps("NGAY_YL", ORDER + "[ngay-y-lenh].valueDateTime")
                .keeps(Reason.RESERVED, "DU_PHONG");
    }

    /** The extensions with an order for each row. */
    JsonArray orders(JsonArray extensions) {
        episode.hoso().rows("XML0").forEach(r -> extensions.add(order(r)));
        return extensions;
    }

    private static JsonObject order(HisRow row) {
        JsonArray parts = Fhir.array(
                what("dich-vu", row.get("TEN_DICH_VU"), Systems.SERVICE, row.get("MA_DICH_VU")),
                what("thuoc", row.get("TEN_THUOC"), Systems.MEDICINE, row.get("MA_THUOC")),
                what("vat-tu", row.get("TEN_VAT_TU"), Systems.SUPPLY, row.get("MA_VAT_TU")),
                Fhir.extension("ngay-y-lenh", "valueDateTime", Fhir.text(HisTime.dateTime(row.get("NGAY_YL")))));
        return parts.isEmpty()
                ? new JsonObject()
                : new JsonObject()
                        .put("url", Systems.EXTENSION + "y-lenh-dau-tien")
                        .put("extension", parts);
    }

    private static @Nullable JsonObject what(String name, String text, String system, String code) {
        return Fhir.extension(name, "valueCodeableConcept", Fhir.concept(text, Fhir.coding(system, code)));
    }
}
