package vn.emr.exchange.his.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.upload.HisProblem;

/** What several findings come to, as reports say it ({@code docs/his-report.md}). */
public final class Findings {

    /** Findings of the same rule about the same element beyond so many are only counted. */
    private static final int SHOWN = 10;

    private Findings() {}

    /** Names of the rules, each once. */
    public static Set<String> rules(List<Finding> findings) {
        Set<String> names = new LinkedHashSet<>();
        findings.forEach(f -> names.add(f.rule().code()));
        return names;
    }

    /** The answer to the unit that they are about: accepted, warned or refused. */
    public static String answer(List<Finding> findings) {
        Severity worst = findings.stream()
                .map(Finding::severity)
                .max(Severity::compareTo)
                .orElse(Severity.INFO);
        return switch (worst) {
            case INFO -> "accepted";
            case WARN -> "warned";
            case REFUSE -> "refused";
        };
    }

    /** Their form in the report. */
    public static JsonArray describe(List<Finding> findings) {
        JsonArray json = new JsonArray();
        grouped(findings).forEach(group -> {
            for (int i = 0; i < Math.min(SHOWN, group.size()); i++) {
                JsonObject finding = group.get(i).describe();
                boolean last = i == SHOWN - 1 && group.size() > SHOWN;
                json.add(last ? finding.putNumber("more", Integer.toString(group.size() - SHOWN)) : finding);
            }
        });
        return json;
    }

    private static List<List<Finding>> grouped(List<Finding> findings) {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        findings.forEach(f -> groups.computeIfAbsent(
                        f.rule().code() + f.severity() + f.place().path(), k -> new ArrayList<>())
                .add(f));
        return List.copyOf(groups.values());
    }

    /** Texts as an array. */
    public static JsonArray texts(Iterable<String> texts) {
        JsonArray json = new JsonArray();
        texts.forEach(json::add);
        return json;
    }

    /** A problem of a file that has no report of its own, in the same form. */
    public static JsonObject describe(HisProblem problem) {
        return new JsonObject()
                .put("rule", problem.code())
                .put("severity", "refuse")
                .put("vi", problem.vi())
                .put("en", problem.en());
    }
}
