package vn.emr.records.referral;

import java.util.Optional;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;

/**
 * Who a patient is, in one line.
 *
 * @param name full name
 * @param sex FHIR gender
 * @param birth FHIR date; empty when not known
 * @param citizen citizen number; empty when not known
 */
public record PatientLine(String name, String sex, String birth, String citizen) {

    private static final PatientLine NOBODY = new PatientLine("", "unknown", "", "");

    static PatientLine of(Optional<JsonObject> patient) {
        return patient.map(PatientLine::of).orElse(NOBODY);
    }

    static PatientLine of(JsonObject patient) {
        return new PatientLine(
                patient.text("name", "text").orElse(""),
                patient.text("gender").orElse("unknown"),
                patient.text("birthDate").orElse(""),
                patient.objects("identifier")
                        .filter(i ->
                                i.text("system").filter(Systems.CITIZEN::equals).isPresent())
                        .findFirst()
                        .flatMap(i -> i.text("value"))
                        .orElse(""));
    }
}
