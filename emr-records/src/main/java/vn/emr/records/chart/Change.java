package vn.emr.records.chart;

import java.util.List;

/**
 * What a version of an episode says otherwise about one thing.
 *
 * @param kind key of what happened to it: {@code added}, {@code changed}, {@code withdrawn}
 * @param type FHIR resource type
 * @param label what it is called, in the words of the source; empty when it has no name
 * @param fields what differs; empty unless it was changed
 */
public record Change(String kind, String type, String label, List<Field> fields) {

    /**
     * One value that differs.
     *
     * @param path FHIR path of it
     * @param before as it was; empty when it wasn't there
     * @param after as it is; empty when it is gone
     */
    public record Field(String path, String before, String after) {}

    /** Copies the fields. */
    public Change {
        fields = List.copyOf(fields);
    }
}
