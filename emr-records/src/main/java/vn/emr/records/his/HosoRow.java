package vn.emr.records.his;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.records.web.Language;

/**
 * What became of one episode (HOSO) of a file.
 *
 * @param number its place in the file
 * @param episode MA_LK as sent
 * @param answer accepted, warned or refused
 * @param patient logical id of the patient; null when refused
 * @param newPatient whether the patient was not known before
 * @param version version of the episode: 2 and more for a re-send
 * @param entries entries added
 * @param findings what was noticed, gravest first
 */
public record HosoRow(
        int number,
        String episode,
        String answer,
        @Nullable String patient,
        boolean newPatient,
        int version,
        int entries,
        List<Finding> findings) {

    /** Copies the list. */
    public HosoRow {
        findings = List.copyOf(findings);
    }

    static HosoRow of(JsonObject json, Language language) {
        return new HosoRow(
                Numbers.count(json, "no"),
                json.text("ma_lk").orElse(""),
                json.text("answer").orElse(""),
                json.text("patient").orElse(null),
                json.get("patient_new").filter(new JsonValue.Bool(true)::equals).isPresent(),
                Numbers.count(json, "version"),
                Numbers.count(json, "entries_added"),
                findings(json, language));
    }

    static List<Finding> findings(JsonObject json, Language language) {
        return json.objects("findings")
                .map(f -> Finding.of(f, language))
                .sorted(Comparator.comparingInt(Finding::gravity))
                .toList();
    }

    /** Refused ones first, then those with remarks. */
    static int order(HosoRow row) {
        return switch (row.answer()) {
            case "refused" -> 0;
            case "warned" -> 1;
            default -> 2;
        };
    }

    /** Colour of the tag. */
    public String colour() {
        return ReportView.colour(answer);
    }
}
