package vn.emr.exchange.his;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Appended;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.finding.ReportJson;
import vn.emr.exchange.his.map.Unmapped;

/** What became of one HOSO, on its way into the report ({@code docs/his-report.md}). */
final class HosoReport {

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
        return String.join(",", Findings.rules(findings));
    }

    String write() {
        JsonObject json = new JsonObject()
                .putNumber("no", Integer.toString(no))
                .put("ma_lk", key)
                .put("answer", Findings.answer(findings))
                .putNumber("entries_added", Integer.toString(entriesAdded()))
                .put("entries", counts(entries))
                .put("rules", Findings.texts(Findings.rules(findings)))
                .put("findings", Findings.describe(findings))
                .put("unmapped", Unmapped.describe(unmapped));
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
}
