package vn.emr.domain.referral;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.StoredResource;

/**
 * A stay that a referral can be about.
 *
 * @param id logical id of the Encounter
 * @param encounter the Encounter
 * @param main the Condition that is its main diagnosis; empty when none is
 */
public record StayChoice(UUID id, JsonObject encounter, Optional<JsonObject> main) {

    /** How many a doctor chooses from. */
    public static final int MOST = 10;

    /** Patient's stays at the facility, the newest first. */
    public static List<StayChoice> of(List<StoredResource> chart, String facility) {
        return chart.stream()
                .filter(r -> r.type().equals("Encounter") && r.facility().equals(facility))
                .map(r -> new StayChoice(r.id(), r.content(), main(chart, r.content())))
                .sorted(Comparator.comparing(StayChoice::start).reversed())
                .toList();
    }

    private static Optional<JsonObject> main(List<StoredResource> chart, JsonObject encounter) {
        return encounter
                .objects("diagnosis")
                .filter(d -> d.text("rank").filter("1"::equals).isPresent())
                .findFirst()
                .flatMap(d -> d.text("condition", "reference"))
                .flatMap(reference -> find(chart, reference));
    }

    private static Optional<JsonObject> find(List<StoredResource> chart, String reference) {
        return chart.stream()
                .filter(r -> reference.equals(r.type() + '/' + r.id()))
                .map(StoredResource::content)
                .findFirst();
    }

    /** When it began, as FHIR dateTime; empty when that isn't known. */
    public String start() {
        return encounter.text("period", "start").orElse("");
    }

    /** When it ended, as FHIR dateTime; empty while it lasts. */
    public String end() {
        return encounter.text("period", "end").orElse("");
    }

    /** ICD-10 code of the main diagnosis. */
    public Optional<String> code() {
        return main.flatMap(c -> c.text("code", "coding", "code"));
    }

    /** The main diagnosis in words. */
    public String diagnosis() {
        return main.flatMap(c -> c.text("code", "text").or(() -> c.text("code", "coding", "display")))
                .orElse("");
    }
}
