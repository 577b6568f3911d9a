package vn.emr.records.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;

/** What a file that came again says otherwise, in words that a person can check. */
class DifferencesTest {

    private static final Instant FIRST = Instant.parse("2025-01-21T05:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(3600);
    private static final UUID MEDICINE = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID NOTE = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final UUID RESULT = UUID.fromString("00000000-0000-7000-8000-000000000003");

    @Test
    void names_what_was_added_changed_and_withdrawn_and_leaves_out_what_only_names_the_file() {
        List<EpisodeVersion> versions = Differences.of(List.of(
                written(MEDICINE, FIRST, medicine("10", "uong")),
                written(NOTE, FIRST, "{'resourceType':'ClinicalImpression','description':'Sốt'}"),
                written(UUID.randomUUID(), FIRST, "{'resourceType':'Provenance'}"),
                written(MEDICINE, SECOND, medicine("12.0", "tiem")),
                written(
                        NOTE,
                        SECOND,
                        "{'resourceType':'ClinicalImpression','description':'Sốt','status':'entered-in-error'}"),
                written(
                        RESULT,
                        SECOND,
                        "{'resourceType':'Observation','code':{'text':'Glucose'},'valueQuantity':{'value':5.6}}"),
                written(
                        UUID.randomUUID(),
                        SECOND,
                        "{'resourceType':'DocumentReference','masterIdentifier':{'value':'ab'},'status':'current'}")));
        assertThat(versions).extracting(EpisodeVersion::no).containsExactly(2, 1);
        assertThat(versions.get(1).changes()).extracting(Change::kind).containsExactly("added", "added");
        assertThat(versions.get(0).changes())
                .containsExactly(
                        new Change(
                                "changed",
                                "MedicationRequest",
                                "Paracetamol",
                                List.of(
                                        new Change.Field("dispenseRequest.quantity.value", "10", "12.0"),
                                        new Change.Field("extension[duong].valueString", "uong", "tiem"))),
                        new Change("withdrawn", "ClinicalImpression", "Sốt", List.of()),
                        new Change("added", "Observation", "Glucose", List.of()));
    }

    @Test
    void the_same_said_again_differs_in_nothing() {
        List<EpisodeVersion> versions = Differences.of(List.of(
                written(MEDICINE, FIRST, medicine("10", "uong")), written(MEDICINE, SECOND, medicine("10", "uong"))));
        assertThat(versions.get(0).changes()).isEmpty();
    }

    private static String medicine(String quantity, String route) {
        return "{'resourceType':'MedicationRequest','medicationCodeableConcept':{'text':'Paracetamol'},"
                + "'extension':[{'url':'urn:vn:emr:duong','valueString':'" + route + "'}],"
                + "'dispenseRequest':{'quantity':{'value':" + quantity + "}},'meta':{'versionId':'1'}}";
    }

    private static StoredResource written(UUID id, Instant at, String json) {
        JsonObject content = CanonicalJson.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        String type = content.text("resourceType").orElseThrow();
        return new StoredResource(type, id, 1, at, "24X09", Source.HIS, false, content);
    }
}
