package vn.emr.records.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;

/**
 * One result: a laboratory index, or what was seen in a picture.
 *
 * @param id logical id of the Observation
 * @param index what was measured, so that results of the same index can be compared
 * @param everywhere the same across facilities: the national service, the name of the index, and the unit; empty when the
 *     service is not known
 * @param name what was measured, in words
 * @param value exactly as stored
 * @param range reference range; empty when none was printed
 * @param judgement flag; empty when nobody judged it
 * @param conclusion what the reader concluded beside the value; empty when nothing
 * @param description what the reader described; empty when nothing
 * @param time when the result was there; null when not known
 * @param readers licences of who read it
 * @param origin where it came from
 */
public record ResultView(
        UUID id,
        String index,
        String everywhere,
        String name,
        Quantity value,
        Optional<Range> range,
        Optional<Judgement> judgement,
        String conclusion,
        String description,
        @Nullable FhirTime time,
        List<String> readers,
        Origin origin) {

    /** Copies the list. */
    public ResultView {
        readers = List.copyOf(readers);
    }

    static ResultView of(StoredResource observation) {
        JsonObject content = observation.content();
        Quantity value = Quantity.of(content);
        return new ResultView(
                observation.id(),
                index(content) + '|' + value.unit(),
                everywhere(content, value.unit()),
                Elements.concept(content, "code"),
                value,
                Range.of(content),
                Judgement.of(content),
                Elements.extension(content, "ket-luan"),
                content.text("note", "text").orElse(""),
                Elements.time(content, "effectiveDateTime"),
                Elements.people(content, "performer"),
                Origin.of(observation));
    }

    private static String index(JsonObject content) {
        String code = content.text("code", "coding", "system").orElse("")
                + '|'
                + content.text("code", "coding", "code").orElse("");
        // A service has many indices: without a code of its own an index is known by its name.
        boolean ownCode = code.contains("ma-chi-so") || code.contains("loinc");
        return ownCode ? code : code + '|' + Elements.concept(content, "code");
    }

    /** A facility's own codes of indices say nothing about another's; names are typed in capitals here and there. */
    private static String everywhere(JsonObject content, String unit) {
        return content.object("code")
                .flatMap(c -> Elements.code(c, Systems.SERVICE))
                .map(s -> String.join(
                        "|",
                        s,
                        Elements.concept(content, "code")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("\\s+", " "),
                        unit))
                .orElse("");
    }

    /** The reference range without the unit that stands beside the value already; empty when none was printed. */
    public String rangeText() {
        String text = range.map(Range::text).orElse("");
        boolean repeats = !value.unit().isEmpty() && text.endsWith(' ' + value.unit());
        return repeats
                ? text.substring(0, text.length() - value.unit().length()).strip()
                : text;
    }

    /** The flag; null when nobody judged it. */
    public Judgement.@Nullable Flag flag() {
        return judgement.map(Judgement::flag).orElse(null);
    }

    /** The style of the value: an arrow and colour beside the words. */
    public String mark() {
        return judgement
                .map(j -> switch (j.flag()) {
                    case HIGH -> " hi";
                    case LOW -> " lo";
                    case ABNORMAL -> " red";
                })
                .orElse("");
    }

    /** Whether the flag was computed from the range. */
    public boolean computed() {
        return judgement.map(Judgement::computed).orElse(false);
    }

    /** A point in time to sort by. */
    FhirTime sortTime() {
        return time == null ? new FhirTime("") : time;
    }
}
