package vn.emr.exchange.his;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Appended;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.map.Reason;
import vn.emr.exchange.his.map.Unmapped;

/** What became of one HOSO, on its way into the report ({@code docs/his-report.md}). */
final class HosoReport {

    /** Findings of the same rule about the same element beyond so many are only counted. */
    private static final int SHOWN = 10;

    private final int no;
    private final @Nullable String key;
    private final List<Finding> findings;
    private final Map<String, Integer> entries = new TreeMap<>();
    private List<Unmapped> unmapped = List.of();
    private @Nullable UUID patient;
    private boolean patientIsNew;
    private @Nullable UUID episode;
    private int version;

    HosoReport(int no, @Nullable String key, List<Finding> findings) {
        this.no = no;
        this.key = key;
        this.findings = new ArrayList<>(findings);
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    void about(@Nullable UUID itsPatient, UUID itsEpisode, int itsVersion) {
        patient = itsPatient;
        episode = itsEpisode;
        version = itsVersion;
    }

    void patientIsNew() {
        patientIsNew = true;
    }

    void appended(List<Appended> added) {
        added.forEach(a -> entries.merge(a.type(), 1, Integer::sum));
    }

    void unmapped(List<Unmapped> left) {
        unmapped = left;
    }

    int entriesAdded() {
        return entries.values().stream().mapToInt(Integer::intValue).sum();
    }

    String rules() {
        return String.join(",", ruleNames(findings));
    }

    static Set<String> ruleNames(List<Finding> findings) {
        Set<String> names = new LinkedHashSet<>();
        findings.forEach(f -> names.add(f.rule().code()));
        return names;
    }

    static String answer(List<Finding> findings) {
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

    String write() {
        JsonObject json = new JsonObject()
                .putNumber("no", Integer.toString(no))
                .put("ma_lk", key)
                .put("answer", answer(findings))
                .putNumber("entries_added", Integer.toString(entriesAdded()))
                .put("entries", counts(entries))
                .put("rules", texts(ruleNames(findings)))
                .put("findings", describe(findings))
                .put("unmapped", tables(unmapped));
        if (patient != null) {
            json.put("patient", patient.toString()).put("patient_new", patientIsNew);
        }
        if (episode != null) {
            json.put("episode", episode.toString()).putNumber("version", Integer.toString(version));
        }
        return ReportJson.write(json, "", "rules", "findings", "unmapped");
    }

    static JsonObject counts(Map<String, Integer> counts) {
        JsonObject json = new JsonObject();
        counts.forEach((name, count) -> json.putNumber(name, count.toString()));
        return json;
    }

    static JsonArray texts(Iterable<String> texts) {
        JsonArray json = new JsonArray();
        texts.forEach(json::add);
        return json;
    }

    static JsonArray describe(List<Finding> findings) {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        findings.forEach(f -> groups.computeIfAbsent(
                        f.rule().code() + f.severity() + f.place().path(), k -> new ArrayList<>())
                .add(f));
        JsonArray json = new JsonArray();
        groups.values().forEach(group -> {
            for (int i = 0; i < Math.min(SHOWN, group.size()); i++) {
                JsonObject finding = group.get(i).describe();
                boolean last = i == SHOWN - 1 && group.size() > SHOWN;
                json.add(last ? finding.putNumber("more", Integer.toString(group.size() - SHOWN)) : finding);
            }
        });
        return json;
    }

    private static JsonArray tables(List<Unmapped> unmapped) {
        JsonArray json = new JsonArray();
        unmapped.forEach(u -> json.add(new JsonObject()
                .put("table", u.table())
                .putNumber("rows", Integer.toString(u.rows()))
                .put("elements", texts(u.elements()))
                .put("kept", kept(u.kept()))
                .put("reason", u.isWhole() ? Reason.UNKNOWN_TABLE.code() : null)));
        return json;
    }

    private static JsonObject kept(Map<Reason, Set<String>> kept) {
        JsonObject json = new JsonObject();
        kept.forEach((reason, elements) -> json.put(reason.code(), texts(elements)));
        return json;
    }
}
