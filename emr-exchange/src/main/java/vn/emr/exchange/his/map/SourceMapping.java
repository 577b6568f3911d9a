package vn.emr.exchange.his.map;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;

/** Where an episode's statements come from: the kept original, and who made the statements of it. */
public final class SourceMapping {

    private static final String SHA256 = Systems.SHA256;

    private SourceMapping() {}

    /**
     * The kept HOSO.
     *
     * @param sha256 its hash, hex
     * @param bytes its size
     */
    public static JsonObject document(Episode episode, String sha256, int bytes, Instant now) {
        return JsonObject.resource("DocumentReference")
                .put("status", "current")
                .put("masterIdentifier", Systems.identifier(SHA256, sha256))
                .put("type", new JsonObject().put("text", "Hồ sơ XML gốc"))
                .put("subject", Fhir.reference("Patient", episode.patient()))
                .put("date", instant(now))
                .put("custodian", episode.facility().reference())
                .put(
                        "content",
                        Fhir.array(new JsonObject()
                                .put(
                                        "attachment",
                                        new JsonObject()
                                                .put("contentType", "application/xml")
                                                .putNumber("size", Integer.toString(bytes)))))
                .put(
                        "context",
                        new JsonObject()
                                .put("encounter", Fhir.array(Fhir.reference("Encounter", episode.encounter()))));
    }

    /**
     * Who made this version of the episode, of what.
     *
     * @param targets references to every entry of it
     * @param first whether it is the first version
     */
    public static JsonObject provenance(
            Episode episode, List<JsonObject> targets, boolean first, String sha256, Instant now) {
        JsonArray target = new JsonArray();
        targets.forEach(target::add);
        return JsonObject.resource("Provenance")
                .put("target", target)
                .put("recorded", instant(now))
                .put(
                        "activity",
                        Fhir.concept("", Fhir.coding(Fhir.hl7("v3-DataOperation"), first ? "CREATE" : "UPDATE")))
                .put(
                        "agent",
                        Fhir.array(
                                agent("author", episode.facility().reference()),
                                agent("assembler", new JsonObject().put("display", "his-import"))))
                .put(
                        "entity",
                        Fhir.array(new JsonObject()
                                .put("role", "source")
                                .put("what", new JsonObject().put("identifier", Systems.identifier(SHA256, sha256)))));
    }

    private static JsonObject agent(String type, JsonObject who) {
        return new JsonObject()
                .put("type", Fhir.concept("", Fhir.coding(Fhir.hl7("provenance-participant-type"), type)))
                .put("who", who);
    }

    private static String instant(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
