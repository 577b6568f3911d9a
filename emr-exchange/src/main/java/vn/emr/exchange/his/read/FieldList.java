package vn.emr.exchange.his.read;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables and elements of decisions 130, 4750 and 3176. */
public final class FieldList {

    private static final FieldList STANDARD = new FieldList();

    /** What kind of value. */
    public enum Kind {
        STRING,
        NUMBER,
        DATE
    }

    /**
     * One element.
     *
     * @param kind what kind of value
     * @param max most characters any of the decisions allows; 0 for no limit
     */
    public record Field(Kind kind, int max) {}

    private final Map<String, Map<String, Field>> tables = new HashMap<>();

    private FieldList() {
        Lists.lines("tables.csv", ",")
                .skip(1)
                .forEach(c -> tables.computeIfAbsent(c[0], t -> new HashMap<>()).put(c[1], field(c[2], c[3])));
    }

    private static Field field(String kind, String max) {
        return new Field(
                switch (kind) {
                    case "number" -> Kind.NUMBER;
                    case "date" -> Kind.DATE;
                    default -> Kind.STRING;
                },
                max.isEmpty() ? 0 : Integer.parseInt(max));
    }

    /** The list that ships with this code. */
    public static FieldList standard() {
        return STANDARD;
    }

    /** Whether the table is in the standard. */
    public boolean knows(String table) {
        return tables.containsKey(table);
    }

    /** Names of the tables. */
    public Set<String> tables() {
        return Collections.unmodifiableSet(tables.keySet());
    }

    /** Names of the elements of a table; none of an unknown one. */
    public Set<String> elements(String table) {
        return Collections.unmodifiableSet(tables.getOrDefault(table, Map.of()).keySet());
    }

    /** The element, if it is in the standard. */
    public Optional<Field> find(String table, String element) {
        return Optional.ofNullable(tables.getOrDefault(table, Map.of()).get(element));
    }
}
