package vn.emr.exchange.his.map;

import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;

/** What the official papers of an episode have in common: a Composition of their kind. */
final class Paper {

    private final Episode episode;
    private final JsonObject composition;

    /** A paper by the facility, as long as nobody else is named. */
    Paper(Episode episode, PaperKind kind) {
        this.episode = episode;
        this.composition = episode.resource("Composition")
                .put("status", "final")
                .put("type", kind.type())
                .put("title", kind.title())
                .put("author", Fhir.array(episode.facility().reference()))
                .put("custodian", episode.facility().reference());
    }

    /** When the paper of this row was written; without a date of its own, when the patient left. */
    static String written(Episode episode, HisRow row) {
        return row.has("NGAY_CT") ? row.get("NGAY_CT") : episode.summary().get("NGAY_RA");
    }

    Paper written(String time) {
        composition.put("date", HisTime.dateTime(time));
        return this;
    }

    /** Who wrote it. */
    Paper by(JsonArray authors) {
        composition.put("author", authors);
        return this;
    }

    /** Who wrote it; null when nobody is named. */
    Paper by(@Nullable JsonObject author) {
        return by(Fhir.array(author));
    }

    /** The head of the facility, who answers for it. */
    Paper attested(String head) {
        JsonObject who = Fhir.staff(head);
        if (who != null) {
            composition.put(
                    "attester", Fhir.array(new JsonObject().put("mode", "legal").put("party", who)));
        }
        return this;
    }

    /** The paper's own number in a series of the facility. */
    Paper numbered(String series, String number) {
        composition.put("identifier", number(episode, series, number));
        return this;
    }

    /** A number in a series of the facility; null when there is none. */
    static @Nullable JsonObject number(Episode episode, String series, String number) {
        String system = Systems.FACILITY + ':' + episode.facility().code() + ':' + series;
        return number.isEmpty() ? null : Systems.identifier(system, number);
    }

    JsonObject resource() {
        return composition;
    }
}
