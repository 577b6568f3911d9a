package vn.emr.exchange.his.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.emr.exchange.his.finding.Place;

/** A row of a table: its elements by name, composed Unicode, without white space around them. Empty is absent. */
public final class HisRow {

    private final String table;
    private final int no;
    private final Map<String, String> values = new LinkedHashMap<>();

    HisRow(String table, int no) {
        this.table = table;
        this.no = no;
    }

    void put(String element, String value) {
        if (!value.isEmpty()) {
            values.put(element, value);
        }
    }

    /** Which row of its table, from 1. */
    public int no() {
        return no;
    }

    /** The value; empty when absent. */
    public String get(String element) {
        return values.getOrDefault(element, "");
    }

    /** Whether it has a value. */
    public boolean has(String element) {
        return values.containsKey(element);
    }

    /** The values of an element that holds several, separated by {@code ;}. */
    public List<String> list(String element) {
        return Stream.of(get(element).split(";", -1)).map(String::strip).toList();
    }

    /** Those of them that are not empty. */
    public List<String> filled(String element) {
        String value = get(element);
        if (value.indexOf(';') < 0) {
            return value.isEmpty() ? List.of() : List.of(value);
        }
        return list(element).stream().filter(v -> !v.isEmpty()).toList();
    }

    /** All of it. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Where an element of it is. */
    public Place at(String element) {
        return new Place(table, no, element);
    }
}
