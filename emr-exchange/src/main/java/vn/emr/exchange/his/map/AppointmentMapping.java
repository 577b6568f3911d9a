package vn.emr.exchange.his.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/**
 * XML14 → one Appointment a row: the paper that tells the patient to come again. It names a day and books no slot, so
 * it is {@code proposed}, with the day as {@code requestedPeriod}.
 */
final class AppointmentMapping {

    private static final String TABLE = "XML14";
    private static final String TITLE = "Giấy hẹn khám lại";

    static final Fields FIELDS = Fields.of(TABLE)
            .keeps(Reason.LINK, "MA_LK")
            .maps("SO_GIAYHEN_KL", "Appointment.identifier[urn:vn:cskcb:CODE:giay-hen]")
            .maps("MA_CSKCB", "Appointment.participant.actor where to come; none sent: the facility")
            .keeps(Reason.SUMMARY, "HO_TEN", "NGAY_SINH", "GIOI_TINH", "DIA_CHI", "MA_THE_BHYT", "GT_THE_DEN")
            .keeps(Reason.SUMMARY, "NGAY_VAO", "NGAY_VAO_NOI_TRU", "NGAY_RA", "MA_DOITUONG_KCB")
            .maps("NGAY_HEN_KL", "Appointment.requestedPeriod.start 8 digits in 3176, 12 before")
            .maps("CHAN_DOAN_RV", "Appointment.reasonCode.text of the first")
            .maps(
                    "MA_BENH_CHINH",
                    "Appointment.reasonCode.coding[http://hl7.org/fhir/sid/icd-10] of the first; of several one for each")
            .maps("MA_BENH_KT", "Appointment.reasonCode.coding[http://hl7.org/fhir/sid/icd-10] of the others")
            .maps("MA_BENH_YHCT", "Appointment.extension[benh-yhct].valueCoding one per code")
            .maps("MA_BAC_SI", "Appointment.participant one per number")
            .maps("MA_TTDV", "Appointment.extension[nguoi-ky].valueReference")
            .maps("NGAY_CT", "Appointment.created")
            .keeps(Reason.RESERVED, "DU_PHONG");

    private final Episode episode;

    AppointmentMapping(Episode episode) {
        this.episode = episode;
    }

    List<Statement> map() {
        return episode.hoso().rows(TABLE).stream().map(this::appointment).toList();
    }

    private Statement appointment(HisRow row) {
        String number = row.get("SO_GIAYHEN_KL");
        JsonObject appointment = JsonObject.resource("Appointment")
                .put("identifier", Fhir.array(Paper.number(episode, "giay-hen", number)))
                .put("status", "proposed")
                .put("description", TITLE)
                .put("requestedPeriod", Fhir.array(Fhir.period(HisTime.dateTime(row.get("NGAY_HEN_KL")), null)))
                .put("created", HisTime.dateTime(row.get("NGAY_CT")))
                .put("reasonCode", Rows.diseases(row))
                .put("participant", participants(row))
                .put("supportingInformation", Fhir.array(Fhir.reference("Encounter", episode.encounter())))
                .put("extension", extensions(row));
        return new Statement(String.join("|", TABLE, number), appointment, HisTime.start(row.get("NGAY_CT")));
    }

    /** The patient first. */
    private JsonArray participants(HisRow row) {
        JsonArray all = Fhir.array(
                participant(Fhir.reference("Patient", episode.patient())),
                participant(
                        row.has("MA_CSKCB")
                                ? episode.facility().named(row.get("MA_CSKCB"))
                                : episode.facility().reference()));
        row.filled("MA_BAC_SI").forEach(d -> all.add(participant(Fhir.staff(d))));
        return all;
    }

    private static JsonObject participant(@Nullable JsonObject actor) {
        return new JsonObject().put("actor", actor).put("status", "needs-action");
    }

    private static JsonArray extensions(HisRow row) {
        JsonArray all = Fhir.array(Fhir.extension("nguoi-ky", "valueReference", Fhir.staff(row.get("MA_TTDV"))));
        row.filled("MA_BENH_YHCT").forEach(c -> all.add(Fhir.traditional(c)));
        return all;
    }
}
