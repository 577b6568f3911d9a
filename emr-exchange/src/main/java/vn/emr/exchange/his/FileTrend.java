package vn.emr.exchange.his;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisTrend;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Severity;

/** Counts in how many HOSO of a file each rule was found, however often in one. */
final class FileTrend {

    private record Key(String rule, Severity severity) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byRule = rule.compareTo(other.rule);
            return byRule == 0 ? severity.compareTo(other.severity) : byRule;
        }
    }

    private final Map<Key, Integer> hosos = new TreeMap<>();
    private int all;

    /** What was found in the file itself. */
    void file(List<Finding> findings) {
        findings.forEach(f -> hosos.putIfAbsent(new Key(f.rule().code(), f.severity()), 0));
    }

    /** The report of a HOSO. */
    void hoso(JsonObject report) {
        all++;
        Set<Key> found = new HashSet<>();
        report.objects("findings")
                .forEach(f -> found.add(new Key(
                        f.text("rule").orElseThrow(),
                        Severity.ofCode(f.text("severity").orElseThrow()))));
        found.forEach(k -> hosos.merge(k, 1, Integer::sum));
    }

    List<HisTrend.Count> counts() {
        List<HisTrend.Count> counts = new ArrayList<>();
        counts.add(HisTrend.Count.all(all));
        hosos.forEach((key, number) -> counts.add(new HisTrend.Count(key.rule(), grave(key.severity()), number)));
        return counts;
    }

    private static int grave(Severity severity) {
        return switch (severity) {
            case INFO -> HisTrend.Count.INFO;
            case WARN -> HisTrend.Count.WARN;
            case REFUSE -> HisTrend.Count.REFUSE;
        };
    }
}
