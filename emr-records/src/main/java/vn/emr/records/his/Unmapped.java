package vn.emr.records.his;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/**
 * What of a table did not become entries, and stays in the kept file.
 *
 * @param table the table: XML3
 * @param rows how many rows; 0 when only elements of rows that were taken
 * @param parts the elements by the reason why they are kept; none when the report is older than the reasons and names
 *     the whole table
 */
public record Unmapped(String table, int rows, List<Part> parts) {

    /**
     * Elements that are kept for the same reason.
     *
     * @param reason why, in the language of the page; empty in a report that gives none
     * @param elements the elements; empty for the whole table
     */
    public record Part(String reason, List<String> elements) {

        /** Copies the list. */
        public Part {
            elements = List.copyOf(elements);
        }
    }

    /** Copies the list. */
    public Unmapped {
        parts = List.copyOf(parts);
    }

    static Unmapped of(JsonObject json, Map<String, String> reasons) {
        List<Part> parts = new ArrayList<>();
        JsonObject kept = json.object("kept").orElseGet(JsonObject::new);
        kept.properties()
                .keySet()
                .forEach(r -> parts.add(
                        new Part(reasons.getOrDefault(r, r), texts(kept, r).toList())));
        json.text("reason").ifPresent(r -> parts.add(new Part(reasons.getOrDefault(r, r), List.of())));
        List<String> elements = texts(json, "elements").toList();
        if (parts.isEmpty() && !elements.isEmpty()) {
            parts.add(new Part("", elements));
        }
        return new Unmapped(json.text("table").orElse(""), Numbers.count(json, "rows"), parts);
    }

    private static Stream<String> texts(JsonObject json, String name) {
        return json.get(name).stream().flatMap(a -> ((JsonArray) a).texts());
    }
}
