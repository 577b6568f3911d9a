package vn.emr.exchange.his.map;

import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.read.Hoso;

/**
 * An episode whose patient and Encounter have their ids.
 *
 * @param hoso what the HIS says of it
 * @param facility whose it is
 * @param patient logical id of the Patient
 * @param encounter logical id of the Encounter
 */
public record Episode(Hoso hoso, FacilityRef facility, UUID patient, UUID encounter) {

    HisRow summary() {
        return hoso.summary().orElseThrow();
    }

    /** A resource about the patient in this episode. */
    JsonObject resource(String type) {
        return JsonObject.resource(type)
                .put("subject", Fhir.reference("Patient", patient))
                .put("encounter", Fhir.reference("Encounter", encounter));
    }

    /** The stay. */
    JsonObject period() {
        return Fhir.period(
                HisTime.dateTime(summary().get("NGAY_VAO")),
                HisTime.dateTime(summary().get("NGAY_RA")));
    }
}
