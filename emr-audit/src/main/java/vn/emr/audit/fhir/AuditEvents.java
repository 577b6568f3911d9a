package vn.emr.audit.fhir;

import static vn.emr.audit.fhir.EventCode.coding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRow;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;

/**
 * Events of the trail as FHIR R4 AuditEvent (IHE BALP 1.1). Reads of one patient claim the pattern PatientRead, which
 * has all that it asks for; others claim none. What an event doesn't hold (the browser's address) is marked as unknown.
 */
public final class AuditEvents {

    /** Our own roles, legal bases and accounts. */
    static final String ROLE = "urn:vn:emr:role";

    static final String BASIS = "urn:vn:emr:legal-basis";
    static final String ACCOUNT = "urn:vn:emr:account";
    static final String NODE = "urn:vn:emr:node";
    private static final String ABOUT = "urn:vn:emr:about";
    private static final String PATIENT_READ =
            "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead";
    private static final String PURPOSE = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String SECURITY_ROLE = "http://terminology.hl7.org/CodeSystem/extra-security-role-type";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String OBJECT_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String SOURCE_TYPE = "http://terminology.hl7.org/CodeSystem/security-source-type";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String DESTINATION = "110152";
    private static final String SOURCE = "110153";

    private final String node;

    /** Events of the node of this name. */
    public AuditEvents(String node) {
        this.node = node;
    }

    /**
     * A page of events as the answer to a search.
     *
     * @param self address of this page
     * @param older address of the next; null when this is the last
     */
    public JsonObject page(List<AuditRow> rows, Instant now, String self, @Nullable String older) {
        JsonArray links = JsonArray.of(link("self", self));
        if (older != null) {
            links.add(link("next", older));
        }
        JsonArray entries = new JsonArray();
        rows.forEach(r -> entries.add(new JsonObject()
                .put("fullUrl", "urn:uuid:" + id(r))
                .put("resource", event(r))
                .put("search", new JsonObject().put("mode", "match"))));
        return JsonObject.resource("Bundle")
                .put("type", "searchset")
                .put("timestamp", now.toString())
                .put("link", links)
                .put("entry", entries);
    }

    private static JsonObject link(String relation, String url) {
        return new JsonObject().put("relation", relation).put("url", url);
    }

    /** The same event gets the same id each time. */
    private UUID id(AuditRow row) {
        return UUID.nameUUIDFromBytes((node + '/' + row.key()).getBytes(StandardCharsets.UTF_8));
    }

    /** One event. */
    JsonObject event(AuditRow row) {
        EventCode code = EventCode.of(row.type());
        boolean patientRead = code.isRead() && row.patient() != null && !row.refused();
        JsonObject event = JsonObject.resource("AuditEvent")
                .put("id", id(row).toString())
                .put("type", code.typeCoding())
                .put("subtype", code.subtypes(row.type()))
                .put("action", code.action())
                .put("recorded", row.at().toString())
                .put("outcome", row.refused() ? "4" : "0")
                .put("outcomeDesc", row.refused() ? row.detail() : null)
                .put("purposeOfEvent", purposes(row))
                .put("agent", agents(row, code))
                .put("source", source())
                .put("entity", entities(row, patientRead));
        return patientRead
                ? event.put("meta", new JsonObject().put("profile", new JsonArray().add(PATIENT_READ)))
                : event;
    }

    private static JsonArray purposes(AuditRow row) {
        JsonArray purposes = new JsonArray();
        if (row.purpose() != null) {
            purposes.add(concept(PURPOSE, row.purpose().name()));
        }
        if (row.basis() != LegalBasis.NONE) {
            purposes.add(concept(BASIS, row.basis().name()));
        }
        return purposes;
    }

    private static JsonObject concept(String system, String code) {
        return new JsonObject().put("coding", JsonArray.of(coding(system, code)));
    }

    /** Who acted, through what, for which facility. */
    private JsonArray agents(AuditRow row, EventCode code) {
        JsonArray agents = JsonArray.of(user(row, code.isRead() ? "IRCP" : "AUT"));
        if (row.facility() != null) {
            agents.add(agent(concept(SECURITY_ROLE, "dataprocessor"), who(Systems.FACILITY, row.facility())));
        }
        JsonObject unknown = new JsonObject()
                .put(
                        "extension",
                        JsonArray.of(new JsonObject().put("url", ABSENT).put("valueCode", "unknown")));
        JsonObject machine = new JsonObject().put("address", node).put("type", "1");
        return agents.add(agent(dicom(DESTINATION), new JsonObject().put("display", "browser or system of the user"))
                        .put("network", unknown))
                .add(agent(dicom(SOURCE), who(NODE, node)).put("network", machine));
    }

    private static JsonObject user(AuditRow row, String part) {
        JsonObject user = new JsonObject()
                .put("type", concept(PARTICIPATION, part))
                .put("who", who(ACCOUNT, row.account()))
                .put("requestor", true);
        if (row.role() != null) {
            user.put("role", JsonArray.of(concept(ROLE, row.role().name())));
        }
        if (row.purpose() != null) {
            user.put("purposeOfUse", JsonArray.of(concept(PURPOSE, row.purpose().name())));
        }
        return user;
    }

    private static JsonObject agent(JsonObject type, JsonObject who) {
        return new JsonObject().put("type", type).put("who", who).put("requestor", false);
    }

    private static JsonObject dicom(String code) {
        return new JsonObject().put("coding", JsonArray.of(EventCode.dicomCoding(code)));
    }

    private static JsonObject who(String system, String value) {
        return new JsonObject().put("identifier", Systems.identifier(system, value));
    }

    private JsonObject source() {
        return new JsonObject().put("observer", who(NODE, node)).put("type", JsonArray.of(coding(SOURCE_TYPE, "4")));
    }

    private static JsonArray entities(AuditRow row, boolean patientRead) {
        JsonArray entities = new JsonArray();
        if (patientRead) {
            entities.add(entity("2", "4", read(row)));
        }
        if (row.patient() != null) {
            entities.add(entity("1", "1", reference("Patient/" + row.patient())));
        }
        JsonArray details = details(row);
        if (!details.isEmpty() || (row.about() != null && !patientRead)) {
            JsonObject other =
                    new JsonObject().put("type", coding(ENTITY_TYPE, "4")).put("detail", details);
            entities.add(row.about() == null ? other : other.put("what", who(ABOUT, row.about())));
        }
        return entities;
    }

    /** What was read: the file, the referral, else the whole of the patient's record. */
    private static JsonObject read(AuditRow row) {
        if (row.about() == null) {
            return reference("Patient/" + row.patient());
        }
        return row.type() == AuditEventType.FILE_READ
                ? reference("DocumentReference/" + row.about())
                : who(ABOUT, row.about());
    }

    private static JsonObject reference(String to) {
        return new JsonObject().put("reference", to);
    }

    private static JsonObject entity(String type, String role, JsonObject what) {
        return new JsonObject()
                .put("type", coding(ENTITY_TYPE, type))
                .put("role", coding(OBJECT_ROLE, role))
                .put("what", what);
    }

    private static JsonArray details(AuditRow row) {
        JsonArray details = new JsonArray();
        if (row.count() != null) {
            details.add(detail("count", row.count().toString()));
        }
        if (row.detail() != null) {
            details.add(detail("detail", row.detail()));
        }
        return details;
    }

    private static JsonObject detail(String type, String value) {
        return new JsonObject().put("type", type).put("valueString", value);
    }
}
