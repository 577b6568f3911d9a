package vn.emr.domain.testing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CareProgramme;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;

/** Writes an episode: an Encounter and some Observations, as an import does. */
public final class TestEpisode {

    private static final Instant ADMITTED = Instant.parse("2026-03-01T01:30:00Z");

    private final String facility;
    private final UUID patient;
    private final String key;
    private @Nullable String ended;
    private boolean labelled;

    /** An episode of this patient (MA_LK). */
    public TestEpisode(String facility, UUID patient, String key) {
        this.facility = facility;
        this.patient = patient;
        this.key = key;
    }

    /** That ended at this FHIR dateTime. */
    public TestEpisode ended(String dateTime) {
        ended = dateTime;
        return this;
    }

    /** With a plan that has a security label, written last. */
    public TestEpisode labelled() {
        labelled = true;
        return this;
    }

    /** Appends the Encounter and so many Observations; the Encounter first. */
    public List<Appended> write(EmrFixture emr, int observations) throws Exception {
        return emr.inTransaction(Callers.importer(facility), () -> {
            StreamRow stream =
                    emr.bean(Streams.class).claim(StreamKind.EPISODE, facility, key, Ids.next(Clock.systemUTC()));
            emr.bean(Streams.class).lock(stream);
            return emr.bean(Log.class).append(stream, drafts(stream.subject(), observations));
        });
    }

    private List<Draft> drafts(UUID encounter, int observations) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.first(encounter, encounter(), ADMITTED, Source.HIS));
        for (int i = 0; i < observations; i++) {
            JsonObject content = about("Observation")
                    .put("status", "final")
                    .put("encounter", new JsonObject().put("reference", "Encounter/" + encounter))
                    .put("valueQuantity", new JsonObject().putNumber("value", i + ".50"));
            drafts.add(Draft.first(Ids.next(Clock.systemUTC()), content, ADMITTED.plusSeconds(i), Source.HIS));
        }
        if (labelled) {
            JsonObject plan = about("CarePlan")
                    .put("status", "active")
                    .put("title", "Quản lý điều trị bệnh lao")
                    .put("encounter", new JsonObject().put("reference", "Encounter/" + encounter));
            JsonObject restricted = CareProgramme.TUBERCULOSIS.labelled(plan);
            drafts.add(Draft.first(Ids.next(Clock.systemUTC()), restricted, ADMITTED, Source.HIS));
        }
        return drafts;
    }

    private JsonObject encounter() {
        JsonObject encounter = about("Encounter").put("status", "finished");
        return ended == null ? encounter : encounter.put("period", new JsonObject().put("end", ended));
    }

    private JsonObject about(String type) {
        return JsonObject.resource(type).put("subject", new JsonObject().put("reference", "Patient/" + patient));
    }
}
