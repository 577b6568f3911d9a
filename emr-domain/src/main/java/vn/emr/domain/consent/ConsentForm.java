package vn.emr.domain.consent;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Reference;
import vn.emr.domain.content.SecurityLabels;
import vn.emr.domain.facility.Facility;

/**
 * A patient's consent that another facility reads (Law 91/2025/QH15: for a purpose, provable, withdrawable).
 *
 * @param facility code of the facility that may read
 * @param stay logical id of the only stay that it may read; null: the whole record
 * @param until last day
 * @param giver who gave it: the patient, or name and relation of who stands for the patient
 * @param proof where the signed paper is: number, file
 * @param labelled whether it names what has a security label too: care of HIV/AIDS and tuberculosis
 */
public record ConsentForm(
        String facility, @Nullable UUID stay, @Nullable LocalDate until, String giver, String proof, boolean labelled) {

    /** Longest text that a field takes, characters. */
    public static final int MAX_TEXT = 300;

    private static final int MAX_YEARS = 5;

    /**
     * What is wrong with it.
     *
     * @return rule by field; empty when nothing is
     */
    public Map<String, String> problems(LocalDate today, String own) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (facility.isBlank() || facility.equals(own)) {
            problems.put("facility", "consent.facility");
        }
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(MAX_YEARS))) {
            problems.put("until", "consent.until");
        }
        if (giver.isBlank() || giver.length() > MAX_TEXT) {
            problems.put("giver", "consent.giver");
        }
        if (proof.isBlank() || proof.length() > MAX_TEXT) {
            problems.put("proof", "consent.proof");
        }
        return problems;
    }

    /** As a FHIR R4 Consent. */
    JsonObject resource(UUID patient, Facility keeper, Facility reader, LocalDate today) {
        JsonObject provision = new JsonObject()
                .put("type", "permit")
                .put(
                        "period",
                        new JsonObject()
                                .put("start", today.toString())
                                .put("end", until == null ? null : until.toString()))
                .put(
                        "actor",
                        JsonArray.of(new JsonObject()
                                .put(
                                        "role",
                                        coded("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP"))
                                .put("reference", reader.reference())))
                .put("purpose", JsonArray.of(coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "TREAT")));
        if (stay != null) {
            provision.put(
                    "data",
                    JsonArray.of(new JsonObject()
                            .put("meaning", "instance")
                            .put("reference", Reference.to("Encounter", stay))));
        }
        if (labelled) {
            provision.put("provision", JsonArray.of(labelledToo()));
        }
        return JsonObject.resource("Consent")
                .put("status", "active")
                .put("scope", coded("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"))
                .put("category", JsonArray.of(coded("http://loinc.org", "59284-0")))
                .put("patient", Reference.to("Patient", patient))
                .put("dateTime", today.toString())
                .put("performer", JsonArray.of(new JsonObject().put("display", giver)))
                .put("organization", JsonArray.of(keeper.reference()))
                .put("sourceAttachment", new JsonObject().put("title", proof))
                .put("policyRule", new JsonObject().put("text", "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15"))
                .put("provision", provision);
    }

    private static JsonObject labelledToo() {
        return new JsonObject().put("type", "permit").put("securityLabel", JsonArray.of(SecurityLabels.restricted()));
    }

    /** What a Consent says. */
    static ConsentForm of(JsonObject consent) {
        Optional<JsonObject> provision = consent.object("provision");
        return new ConsentForm(
                provision.stream()
                        .flatMap(p -> p.objects("actor"))
                        .flatMap(a -> a.text("reference", "identifier", "value").stream())
                        .findFirst()
                        .orElse(""),
                provision.stream()
                        .flatMap(p -> p.objects("data"))
                        .flatMap(d -> d.text("reference", "reference").stream())
                        .findFirst()
                        .map(Reference::id)
                        .orElse(null),
                provision
                        .flatMap(p -> p.text("period", "end"))
                        .map(LocalDate::parse)
                        .orElse(null),
                consent.objects("performer")
                        .flatMap(p -> p.text("display").stream())
                        .findFirst()
                        .orElse(""),
                consent.text("sourceAttachment", "title").orElse(""),
                provision.stream()
                        .flatMap(p -> p.objects("provision"))
                        .flatMap(p -> p.objects("securityLabel"))
                        .anyMatch(l -> l.text("code")
                                .equals(SecurityLabels.restricted().text("code"))));
    }

    private static JsonObject coded(String system, String code) {
        return new JsonObject().put("coding", JsonArray.of(coding(system, code)));
    }

    private static JsonObject coding(String system, String code) {
        return new JsonObject().put("system", system).put("code", code);
    }
}
