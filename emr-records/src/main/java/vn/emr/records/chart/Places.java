package vn.emr.records.chart;

import java.util.Map;

/**
 * What facilities are called in the reader's language.
 *
 * @param names names by code
 */
public record Places(Map<String, String> names) {

    /** Copies the map. */
    public Places {
        names = Map.copyOf(names);
    }

    /** The name; the code itself for a facility that the node does not know. */
    public String name(String code) {
        return names.getOrDefault(code, code);
    }
}
