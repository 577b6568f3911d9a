package vn.emr.exchange.his.map;

import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.exchange.his.read.HisTime;

/** What the official papers of an episode have in common: a Composition of their kind. */
final class Paper {

    private final JsonObject composition;

    Paper(Episode episode, PaperKind kind) {
        this.composition = episode.resource("Composition")
                .put("status", "final")
                .put("type", kind.type())
                .put("title", kind.title())
                .put("author", Fhir.array(episode.facility().reference()))
                .put("custodian", episode.facility().reference());
    }

    Paper written(String time) {
        composition.put("date", HisTime.dateTime(time));
        return this;
    }

    /** Who wrote it; the facility when nobody is named. */
    Paper by(List<String> doctors) {
        JsonArray authors = Fhir.staff(doctors);
        composition.put("author", authors);
        return this;
    }

    /** Who answers for it: {@code legal} is the head of the facility. */
    Paper attested(String mode, String person) {
        JsonObject who = Fhir.staff(person);
        if (who != null) {
            composition.put(
                    "attester", Fhir.array(new JsonObject().put("mode", mode).put("party", who)));
        }
        return this;
    }

    JsonObject resource() {
        return composition;
    }
}
