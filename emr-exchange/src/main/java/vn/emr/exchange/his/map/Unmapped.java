package vn.emr.exchange.his.map;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTable;
import vn.emr.exchange.his.read.Hoso;

/**
 * What of a table is in no FHIR resource: it stays in the kept original.
 *
 * @param table which table
 * @param rows how many of its rows are concerned
 * @param kept elements with a value, by the reason; none for tables outside the standard, which are not read
 */
public record Unmapped(String table, int rows, Map<Reason, Set<String>> kept) {

    /** All the elements. */
    public Set<String> elements() {
        Set<String> all = new TreeSet<>();
        kept.values().forEach(all::addAll);
        return all;
    }

    /** Whether the whole table is kept, which is not read. */
    public boolean isWhole() {
        return kept.containsKey(Reason.UNKNOWN_TABLE);
    }

    /** Everything of the HOSO that is not mapped, by table. */
    public static List<Unmapped> of(Hoso hoso) {
        Map<String, Unmapped> all = new TreeMap<>();
        for (HisTable table : hoso.tables()) {
            Unmapped left = of(table, hoso);
            if (left.rows > 0) {
                all.put(table.name(), left);
            }
        }
        hoso.unknown().keySet().forEach(t -> all.put(t, new Unmapped(t, 0, Map.of(Reason.UNKNOWN_TABLE, Set.of()))));
        return List.copyOf(all.values());
    }

    /** How reports say it ({@code docs/his-report.md}). */
    public static JsonArray describe(List<Unmapped> unmapped) {
        JsonArray json = new JsonArray();
        unmapped.forEach(u -> json.add(new JsonObject()
                .put("table", u.table())
                .putNumber("rows", Integer.toString(u.rows()))
                .put("elements", Findings.texts(u.elements()))
                .put("kept", u.reasons())
                .put("reason", u.isWhole() ? Reason.UNKNOWN_TABLE.code() : null)));
        return json;
    }

    private JsonObject reasons() {
        JsonObject json = new JsonObject();
        kept.forEach((reason, elements) -> json.put(reason.code(), Findings.texts(elements)));
        return json;
    }

    private static Unmapped of(HisTable table, Hoso hoso) {
        Map<Reason, Set<String>> kept = new EnumMap<>(Reason.class);
        int rows = 0;
        for (HisRow row : table.rows()) {
            rows += left(table.name(), row, hoso, kept) ? 1 : 0;
        }
        return new Unmapped(table.name(), rows, kept);
    }

    private static boolean left(String table, HisRow row, Hoso hoso, Map<Reason, Set<String>> kept) {
        Fields fields = Declared.of(table, row, hoso);
        HisRow summary = hoso.summary().orElse(null);
        boolean any = false;
        for (String element : row.values().keySet()) {
            Reason reason = Declared.kept(fields, row, element);
            if (reason != null && !isSaid(reason, element, row, summary)) {
                any = true;
                kept.computeIfAbsent(reason, r -> new TreeSet<>()).add(element);
            }
        }
        return any;
    }

    private static boolean isSaid(Reason reason, String element, HisRow row, @Nullable HisRow summary) {
        return reason == Reason.SUMMARY
                ? summary == null || SummaryCopies.isCopy(row, element, summary)
                : reason.isSaid();
    }
}
