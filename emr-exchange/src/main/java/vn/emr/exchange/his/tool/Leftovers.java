package vn.emr.exchange.his.tool;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.emr.exchange.his.map.Reason;
import vn.emr.exchange.his.map.Unmapped;

/** What of all files would be kept without being mapped: counted by table, reason and element. */
final class Leftovers {

    /** A file may have any number of elements that nobody knows; so many of each table and reason are named. */
    private static final int MOST = 100;

    private final Map<String, Map<Reason, Map<String, Integer>>> hosos = new TreeMap<>();

    /** What is left of a HOSO. */
    void add(List<Unmapped> unmapped) {
        for (Unmapped table : unmapped) {
            Map<Reason, Map<String, Integer>> reasons = tableOf(table.table());
            table.kept().forEach((reason, elements) -> count(reasons, reason, elements));
        }
    }

    private Map<Reason, Map<String, Integer>> tableOf(String name) {
        String known = hosos.size() < MOST || hosos.containsKey(name) ? name : "…";
        return hosos.computeIfAbsent(known, t -> new EnumMap<>(Reason.class));
    }

    private static void count(Map<Reason, Map<String, Integer>> reasons, Reason reason, Set<String> elements) {
        Map<String, Integer> counts = reasons.computeIfAbsent(reason, r -> new TreeMap<>());
        for (String element : elements.isEmpty() ? Set.of("*") : elements) {
            String known = counts.size() < MOST || counts.containsKey(element) ? element : "…";
            counts.merge(known, 1, Integer::sum);
        }
    }

    /** A line for each table and reason under a heading; none when nothing is left. */
    List<String> lines(Words words) {
        List<String> lines = new ArrayList<>();
        hosos.forEach((table, reasons) -> reasons.forEach((reason, elements) -> lines.add(
                "  " + words.get("unmapped.line", table, said(elements), reason.code(), why(words, reason)))));
        if (!lines.isEmpty()) {
            lines.add(0, words.get("unmapped"));
        }
        return lines;
    }

    private static String said(Map<String, Integer> elements) {
        return elements.entrySet().stream()
                .map(e -> e.getKey() + ' ' + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String why(Words words, Reason reason) {
        return words.language().equals("vi") ? reason.vi() : reason.en();
    }
}
