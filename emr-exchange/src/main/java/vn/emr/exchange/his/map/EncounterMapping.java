package vn.emr.exchange.his.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.CareKind;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/** XML1 → Encounter; while there is none yet, XML0. */
final class EncounterMapping {

    static final Fields FIELDS = Fields.of("XML1")
            .maps("MA_LK", "Encounter.identifier[urn:vn:cskcb:CODE:malk]")
            .keeps(Reason.NUMBERING, "STT")
            .maps("LY_DO_VV", "Encounter.reasonCode.text")
            .maps("LY_DO_VNT", "Encounter.extension[ly-do-vao-noi-tru].valueCodeableConcept.text")
            .maps(
                    "MA_LY_DO_VNT",
                    "Encounter.extension[ly-do-vao-noi-tru].valueCodeableConcept.coding[urn:vn:ma-ly-do-vnt]")
            .maps("CHAN_DOAN_VAO", "Encounter.extension[chan-doan-vao].valueString")
            .maps("CHAN_DOAN_RV", "Encounter.extension[chan-doan-ra].valueString the whole text")
            .maps("MA_BENH_YHCT", "Encounter.extension[benh-yhct].valueCoding one per code")
            .maps("MA_PTTT_QT", "Encounter.extension[pttt-qt].valueCoding ICD-9-CM, one per code")
            .maps("MA_DOITUONG_KCB", "Encounter.type.coding[urn:vn:ma-doituong-kcb]")
            .maps("MA_NOI_DI", "Encounter.hospitalization.origin")
            .maps("MA_NOI_DEN", "Encounter.hospitalization.destination")
            .maps("MA_TAI_NAN", "Encounter.extension[tai-nan].valueCoding")
            .maps("NGAY_VAO", "Encounter.period.start")
            .maps("NGAY_VAO_NOI_TRU", "Encounter.extension[ngay-vao-noi-tru].valueDateTime")
            .maps("NGAY_RA", "Encounter.period.end")
            .maps("GIAY_CHUYEN_TUYEN", "Encounter.hospitalization.preAdmissionIdentifier")
            .maps("SO_NGAY_DTRI", "Encounter.length days")
            .maps("PP_DIEU_TRI", "Encounter.extension[pp-dieu-tri].valueString")
            .maps("KET_QUA_DTRI", "Encounter.extension[ket-qua-dtri].valueCoding")
            .maps("MA_LOAI_RV", "Encounter.hospitalization.dischargeDisposition.coding[urn:vn:ma-loai-rv]")
            .maps("GHI_CHU", "Encounter.extension[ghi-chu].valueString advice after the stay")
            .maps(
                    "MA_LOAI_KCB",
                    "Encounter.class v3-ActCode: 03 `IMP`, 04 and 09 `SS`, 12 `HH`, 14 `VR`, else `AMB`",
                    "Encounter.type.coding[urn:vn:ma-loai-kcb] two digits, also where decision 130 sent one")
            .maps("MA_KHOA", "Encounter.location.location identifier `urn:vn:cskcb:CODE:khoa`, one per code")
            .keeps(Reason.SENDER, "MA_CSKCB")
            .maps("CAN_NANG_CON", "Encounter.extension[can-nang-con] grams, one per child")
            .maps(
                    "NGAY_TAI_KHAM",
                    "Encounter.extension[ngay-tai-kham].valueDate one per date; valueDateTime when it has a clock time")
            .maps("MA_HSBA", "Encounter.identifier[urn:vn:cskcb:CODE:mahsba]")
            .maps("MA_TTDV", "Encounter.extension[nguoi-ky].valueReference who answers for the file")
            .keeps(Reason.RESERVED, "DU_PHONG");

    private final Episode episode;
    private final HisRow xml1;

    EncounterMapping(Episode episode) {
        this.episode = episode;
        this.xml1 = episode.summary();
    }

    /** The Encounter; its Conditions, the main one first, have their ids. */
    Statement map(List<Statement> conditions) {
        JsonObject encounter = JsonObject.resource("Encounter")
                .put("identifier", identifiers())
                .put("status", episode.hoso().isCheckIn() ? "in-progress" : "finished")
                .put("class", Fhir.coding(Fhir.hl7("v3-ActCode"), actCode(CareKind.of(xml1))))
                .put("type", types())
                .put("subject", Fhir.reference("Patient", episode.patient()))
                .put("period", episode.period())
                .put("length", length())
                .put("reasonCode", Fhir.array(new JsonObject().put("text", xml1.get("LY_DO_VV"))))
                .put("diagnosis", diagnoses(conditions))
                .put("hospitalization", hospitalization())
                .put("location", departments())
                .put("serviceProvider", episode.facility().reference())
                .put("extension", new CheckInMapping(episode).orders(extensions()));
        return new Statement("Encounter", encounter, HisTime.start(xml1.get("NGAY_VAO")));
    }

    private JsonArray identifiers() {
        String facility = episode.facility().code();
        JsonArray all = Fhir.array(Systems.identifier(Systems.episode(facility), xml1.get("MA_LK")));
        return xml1.has("MA_HSBA")
                ? all.add(Systems.identifier(Systems.recordNumber(facility), xml1.get("MA_HSBA")))
                : all;
    }

    private static String actCode(String kind) {
        return switch (kind) {
            case "03" -> "IMP";
            case "04", "09" -> "SS";
            case "12" -> "HH";
            case "14" -> "VR";
            default -> "AMB";
        };
    }

    private JsonArray types() {
        return Fhir.array(
                Fhir.concept("", listed("urn:vn:ma-loai-kcb", "MA_LOAI_KCB", CareKind.of(xml1))),
                Fhir.concept("", listed("urn:vn:ma-doituong-kcb", "MA_DOITUONG_KCB")));
    }

    private @Nullable JsonObject listed(String system, String element) {
        return listed(system, element, xml1.get(element));
    }

    private static @Nullable JsonObject listed(String system, String element, String code) {
        return Fhir.coding(system, code, Codes.name(element, code).orElse(null));
    }

    private @Nullable JsonObject length() {
        JsonObject days = Fhir.quantity(xml1.get("SO_NGAY_DTRI"), "ngày");
        return days == null ? null : days.put("system", Fhir.UCUM).put("code", "d");
    }

    private static JsonArray diagnoses(List<Statement> conditions) {
        JsonArray all = new JsonArray();
        for (int i = 0; i < conditions.size(); i++) {
            all.add(new JsonObject()
                    .put("condition", conditions.get(i).reference())
                    .put("use", Fhir.concept("", Fhir.coding(Fhir.hl7("diagnosis-role"), "DD")))
                    .putNumber("rank", Integer.toString(i + 1)));
        }
        return all;
    }

    private JsonObject hospitalization() {
        String paper = xml1.get("GIAY_CHUYEN_TUYEN");
        return new JsonObject()
                .put(
                        "preAdmissionIdentifier",
                        paper.isEmpty() ? null : Systems.identifier(Systems.TRANSFER_PAPER, paper))
                .put("origin", facility("MA_NOI_DI"))
                .put("destination", facility("MA_NOI_DEN"))
                .put("dischargeDisposition", Fhir.concept("", listed("urn:vn:ma-loai-rv", "MA_LOAI_RV")));
    }

    private @Nullable JsonObject facility(String element) {
        return episode.facility().named(xml1.get(element));
    }

    private JsonArray departments() {
        String system = Systems.FACILITY + ':' + episode.facility().code() + ":khoa";
        JsonArray all = new JsonArray();
        for (String code : xml1.filled("MA_KHOA")) {
            all.add(new JsonObject().put("location", Fhir.logical(system, code, code)));
        }
        return all;
    }

    private JsonArray extensions() {
        JsonArray all = Fhir.array(
                Fhir.extension(
                        "ngay-vao-noi-tru", "valueDateTime", Fhir.text(HisTime.dateTime(xml1.get("NGAY_VAO_NOI_TRU")))),
                Fhir.extension("ly-do-vao-noi-tru", "valueCodeableConcept", reasonToStay()),
                Fhir.extension("chan-doan-vao", xml1.get("CHAN_DOAN_VAO")),
                Fhir.extension("chan-doan-ra", xml1.get("CHAN_DOAN_RV")),
                Fhir.extension("pp-dieu-tri", xml1.get("PP_DIEU_TRI")),
                Fhir.extension("ghi-chu", xml1.get("GHI_CHU")),
                Fhir.extension("tai-nan", "valueCoding", listed("urn:vn:ma-tai-nan", "MA_TAI_NAN")),
                Fhir.extension("ket-qua-dtri", "valueCoding", listed("urn:vn:ket-qua-dtri", "KET_QUA_DTRI")),
                Fhir.extension("nguoi-ky", "valueReference", Fhir.staff(xml1.get("MA_TTDV"))));
        xml1.filled("MA_PTTT_QT")
                .forEach(c -> all.add(Fhir.extension("pttt-qt", "valueCoding", Fhir.coding(Systems.ICD9_CM, c))));
        xml1.filled("CAN_NANG_CON").forEach(w -> all.add(birthWeight(w)));
        xml1.filled("MA_BENH_YHCT").forEach(c -> all.add(Fhir.traditional(c)));
        xml1.filled("NGAY_TAI_KHAM").forEach(d -> all.add(Fhir.dated("ngay-tai-kham", d)));
        return all;
    }

    /** Of a child born in this stay, whose mother the patient is: no weight of the patient. */
    private static @Nullable JsonObject birthWeight(String grams) {
        JsonObject quantity = Fhir.quantity(grams, "g");
        return quantity == null
                ? Fhir.extension("can-nang-con", grams)
                : Fhir.extension(
                        "can-nang-con",
                        "valueQuantity",
                        quantity.put("system", Fhir.UCUM).put("code", "g"));
    }

    private @Nullable JsonObject reasonToStay() {
        boolean sent = xml1.has("LY_DO_VNT") || xml1.has("MA_LY_DO_VNT");
        return sent
                ? Fhir.concept(xml1.get("LY_DO_VNT"), Fhir.coding("urn:vn:ma-ly-do-vnt", xml1.get("MA_LY_DO_VNT")))
                : null;
    }
}
