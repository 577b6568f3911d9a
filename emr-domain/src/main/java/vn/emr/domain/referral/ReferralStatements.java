package vn.emr.domain.referral;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.Caller;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.PaperSection;
import vn.emr.domain.content.Reference;
import vn.emr.domain.content.Systems;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.store.Hash;

/**
 * What a referral says, as FHIR R4 resources: the ServiceRequest that asks for the transfer, the Composition that is the
 * transfer paper, the Task in which the receiving facility answers, and the Composition of its feedback.
 */
public final class ReferralStatements {

    private static final String LOINC = "http://loinc.org";
    private static final String DISCHARGE_SUMMARY = "18842-5";
    private static final String FEEDBACK = "Phản hồi của cơ sở nhận";

    private ReferralStatements() {}

    /**
     * Who and what a statement is about.
     *
     * @param patient logical id of the Patient
     * @param encounter logical id of the stay; null when the HIS has not exported it
     * @param author who writes it
     * @param facility the facility that says it
     * @param at when
     */
    public record About(UUID patient, @Nullable UUID encounter, Caller author, Facility facility, Instant at) {}

    /** The request for the transfer. Its id is that of the referral. */
    public static JsonObject serviceRequest(About about, Facility to, ReferralForm form, UUID note) {
        return subject(JsonObject.resource("ServiceRequest"), about)
                .put("status", "active")
                .put("intent", "order")
                .put("priority", form.urgency().priority())
                .put("category", JsonArray.of(concept(Systems.REQUEST, Systems.TRANSFER, PaperKind.TRANSFER.title())))
                .put(
                        "identifier",
                        form.paper() == null
                                ? null
                                : JsonArray.of(Systems.identifier(Systems.TRANSFER_PAPER, form.paper())))
                .put("authoredOn", time(about.at()))
                .put("requester", practitioner(about))
                .put("performer", JsonArray.of(to.reference()))
                .put("extension", JsonArray.of(reason(form)))
                .put("reasonCode", JsonArray.of(diagnosis(form)))
                .put("supportingInfo", JsonArray.of(Reference.to("Composition", note)));
    }

    /** The transfer paper. */
    public static JsonObject note(About about, ReferralForm form) {
        JsonArray sections = new JsonArray();
        Arrays.stream(TransferText.values())
                .forEach(t -> form.text(t).ifPresent(text -> sections.add(section(t, text))));
        return composition(about, PaperKind.TRANSFER.type(), PaperKind.TRANSFER.title(), sections);
    }

    /** A photo or PDF that goes along. Its bytes follow in a message of their own. */
    public static JsonObject document(About about, UUID referral, DraftFile file) {
        JsonObject context = new JsonObject().put("related", JsonArray.of(Reference.to("ServiceRequest", referral)));
        if (about.encounter() != null) {
            context.put("encounter", JsonArray.of(Reference.to("Encounter", about.encounter())));
        }
        return JsonObject.resource("DocumentReference")
                .put("status", "current")
                .put("masterIdentifier", Systems.identifier(Systems.SHA256, Hash.hex(file.sha256())))
                .put("type", new JsonObject().put("text", file.kind().isPicture() ? "Ảnh" : "Tệp PDF"))
                .put("subject", Reference.to("Patient", about.patient()))
                .put("date", file.added().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("author", JsonArray.of(practitioner(about)))
                .put("custodian", about.facility().reference())
                .put("description", file.title())
                .put("content", JsonArray.of(new JsonObject().put("attachment", attachment(file))))
                .put("context", context);
    }

    private static JsonObject attachment(DraftFile file) {
        return new JsonObject()
                .put("contentType", file.kind().mediaType())
                .putNumber("size", Integer.toString(file.size()))
                .put("title", file.title());
    }

    /** The receiving facility's answer, in its newest version. */
    public static JsonObject task(
            About about, UUID referral, ReferralState state, @Nullable String said, @Nullable UUID feedback) {
        JsonObject task = JsonObject.resource("Task")
                .put("for", Reference.to("Patient", about.patient()))
                .put("status", state.taskStatus())
                .put("intent", "order")
                .put("code", concept("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", null))
                .put("focus", Reference.to("ServiceRequest", referral))
                .put("lastModified", time(about.at()))
                .put("owner", about.facility().reference())
                .put(
                        "performerType",
                        JsonArray.of(new JsonObject().put("text", about.author().name())));
        if (said != null) {
            task.put("statusReason", new JsonObject().put("text", said));
        }
        if (feedback != null) {
            task.put(
                    "output",
                    JsonArray.of(new JsonObject()
                            .put("type", new JsonObject().put("text", "Phản hồi"))
                            .put("valueReference", Reference.to("Composition", feedback))));
        }
        return task;
    }

    /** What the receiving facility tells at discharge: diagnosis, treatment, plan. */
    public static JsonObject feedback(About about, String diagnosis, String treatment, String plan) {
        JsonArray sections = new JsonArray();
        sections.add(section(TransferText.DIAGNOSIS, diagnosis));
        sections.add(section(TransferText.TREATMENT, treatment));
        sections.add(section(TransferText.FURTHER_TREATMENT, plan));
        return composition(about, concept(LOINC, DISCHARGE_SUMMARY, FEEDBACK), FEEDBACK, sections);
    }

    private static JsonObject composition(About about, JsonObject type, String title, JsonArray sections) {
        return subject(JsonObject.resource("Composition"), about)
                .put("status", "final")
                .put("type", type)
                .put("title", title)
                .put("date", time(about.at()))
                .put("author", JsonArray.of(practitioner(about)))
                .put("custodian", about.facility().reference())
                .put("section", sections);
    }

    private static JsonObject section(TransferText part, String text) {
        return PaperSection.of(TransferText.SYSTEM, part.element(), part.title(), text);
    }

    private static JsonObject subject(JsonObject resource, About about) {
        resource.put("subject", Reference.to("Patient", about.patient()));
        return about.encounter() == null
                ? resource
                : resource.put("encounter", Reference.to("Encounter", about.encounter()));
    }

    private static JsonObject reason(ReferralForm form) {
        return new JsonObject()
                .put("url", TransferPaper.REASON)
                .put("valueCoding", coding(Systems.TRANSFER_REASON, Integer.toString(form.reason())));
    }

    private static JsonObject diagnosis(ReferralForm form) {
        JsonObject concept = new JsonObject().put("text", form.diagnosis());
        return form.diagnosisCode() == null
                ? concept
                : concept.put("coding", JsonArray.of(coding(Systems.ICD10, form.diagnosisCode())));
    }

    private static JsonObject practitioner(About about) {
        JsonObject who = new JsonObject().put("display", about.author().name());
        String licence = about.author().licence();
        return licence == null ? who : who.put("identifier", Systems.identifier(Systems.LICENCE, licence));
    }

    private static JsonObject concept(String system, String code, @Nullable String text) {
        return new JsonObject()
                .put("coding", JsonArray.of(coding(system, code)))
                .put("text", text);
    }

    private static JsonObject coding(String system, String code) {
        return new JsonObject().put("system", system).put("code", code);
    }

    private static String time(Instant at) {
        return OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), SystemClock.VIETNAM)
                .toString();
    }
}
