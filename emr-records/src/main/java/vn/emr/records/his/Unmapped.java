package vn.emr.records.his;

import java.util.List;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/**
 * What of a table did not become entries, and stays in the kept file.
 *
 * @param table the table: XML3
 * @param rows how many rows; 0 when only elements of rows that were taken
 * @param elements the elements; empty when the whole table
 */
public record Unmapped(String table, int rows, List<String> elements) {

    /** Copies the list. */
    public Unmapped {
        elements = List.copyOf(elements);
    }

    static Unmapped of(JsonObject json) {
        return new Unmapped(
                json.text("table").orElse(""),
                Numbers.count(json, "rows"),
                json.get("elements").map(e -> ((JsonArray) e).texts().toList()).orElse(List.of()));
    }
}
