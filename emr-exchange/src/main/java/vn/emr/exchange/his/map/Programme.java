package vn.emr.exchange.his.map;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CareProgramme;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.resend.Statement;

/**
 * A row about a patient's care in a national programme: a CarePlan with the treatments, an Observation with what was
 * found. Both are labelled as restricted, for they tell an infection.
 */
final class Programme {

    private final String table;
    private final CareProgramme kind;
    private final TuberculosisTreatment treatment;
    private final List<Fact> findings;

    Programme(String table, CareProgramme kind, TuberculosisTreatment treatment, Fact... findings) {
        this.table = table;
        this.kind = kind;
        this.treatment = treatment;
        this.findings = List.of(findings);
    }

    /** Declares the findings. */
    Fields declare(Fields fields) {
        for (Fact fact : findings) {
            fields.maps(fact.element(), "Observation.component[" + fact.element() + "] " + fact.title());
        }
        return fields;
    }

    /**
     * What the rows say.
     *
     * @param period of the care; of a table that doesn't say, null
     * @param treatments the activities of the plan
     */
    List<Statement> map(
            Episode episode, Function<HisRow, @Nullable JsonObject> period, Function<HisRow, JsonArray> treatments) {
        return episode.hoso().rows(table).stream()
                .flatMap(r -> Stream.concat(
                        Stream.of(plan(episode, r, period.apply(r), treatments.apply(r))),
                        findings(episode, r).stream()))
                .toList();
    }

    /** The plan with its treatments; there is one for each row. */
    private Statement plan(Episode episode, HisRow row, @Nullable JsonObject period, JsonArray treatments) {
        JsonObject plan = kind.labelled(episode.resource("CarePlan"))
                .put("status", status(row, period))
                .put("intent", "plan")
                .put("category", Fhir.array(kind.concept()))
                .put("title", kind.title())
                .put("period", period)
                .put(
                        "author",
                        row.has("MA_CSKCB")
                                ? episode.facility().named(row.get("MA_CSKCB"))
                                : episode.facility().reference())
                .put("activity", treatments);
        return new Statement(table + "|CarePlan", plan, start(episode));
    }

    /** A plan to treat tuberculosis of a patient who isn't treated for it is neither active nor completed. */
    private String status(HisRow row, @Nullable JsonObject period) {
        if (kind == CareProgramme.TUBERCULOSIS && TuberculosisTreatment.isDenied(row)) {
            return "unknown";
        }
        return period != null && period.get("end").isPresent() ? "completed" : "active";
    }

    /** What was found; none when nothing is said. */
    private List<Statement> findings(Episode episode, HisRow row) {
        JsonArray components = new JsonArray();
        List<Fact> facts = Stream.concat(findings.stream(), treatment.findings(row).stream())
                .toList();
        for (Fact fact : facts) {
            for (String text : row.filled(fact.element())) {
                components.add(component(fact, fact.value(text, episode.facility())));
            }
        }
        if (components.isEmpty()) {
            return List.of();
        }
        JsonObject observation = kind.labelled(episode.resource("Observation"))
                .put("status", "final")
                .put("category", Fhir.array(Fhir.concept("", Fhir.coding(Fhir.hl7("observation-category"), "exam"))))
                .put("code", kind.concept())
                .put("effectivePeriod", episode.period())
                .put("component", components);
        return List.of(new Statement(table + "|Observation", observation, start(episode)));
    }

    private JsonObject component(Fact fact, Fact.Value value) {
        return new JsonObject()
                .put("code", Fhir.concept(fact.title(), Fhir.coding(Systems.parts(table), fact.element())))
                .put(value.type(), value.value());
    }

    private static @Nullable Instant start(Episode episode) {
        return HisTime.start(episode.summary().get("NGAY_VAO"));
    }
}
