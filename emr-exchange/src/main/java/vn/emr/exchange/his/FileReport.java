package vn.emr.exchange.his;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.ClaimedExport;
import vn.emr.domain.his.HisAnswer;
import vn.emr.domain.his.HisOutcome;
import vn.emr.domain.his.HisTrend;
import vn.emr.domain.store.Hash;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.finding.ReportJson;
import vn.emr.exchange.his.map.Reason;

/** The report of a file, summed up from those of its HOSO ({@code docs/his-report.md}). */
final class FileReport {

    private static final String WHOLE = Reason.UNKNOWN_TABLE.code();

    /** Elements of a table that are kept, by the reason. */
    private record Table(Map<String, Set<String>> kept, int[] rows) {

        Set<String> elements() {
            Set<String> all = new TreeSet<>();
            kept.values().forEach(all::addAll);
            return all;
        }
    }

    private final ClaimedExport job;
    private final List<Finding> findings;
    private final StringBuilder hosos = new StringBuilder();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Map<String, Integer> entries = new TreeMap<>();
    private final Map<String, Table> unmapped = new TreeMap<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private final Set<String> patients = new HashSet<>();
    private final Set<String> episodes = new HashSet<>();
    private final FileTrend trend = new FileTrend();
    private int lastNo;

    FileReport(ClaimedExport job, List<Finding> findings) {
        this.job = job;
        this.findings = findings;
        rules.addAll(Findings.rules(findings));
        trend.file(findings);
    }

    /** Adds the report of a HOSO, in the order of the file. */
    void add(String report) {
        JsonObject hoso = CanonicalJson.parse(report.getBytes(StandardCharsets.UTF_8));
        hosos.append(hosos.length() == 0 ? "" : ",").append(report);
        lastNo = Integer.parseInt(hoso.text("no").orElseThrow());
        answers.merge(hoso.text("answer").orElseThrow(), 1, Integer::sum);
        hoso.text("patient").ifPresent(patients::add);
        hoso.text("episode").ifPresent(episodes::add);
        hoso.object("entries")
                .ifPresent(e -> e.properties()
                        .keySet()
                        .forEach(type ->
                                entries.merge(type, Integer.valueOf(e.text(type).orElseThrow()), Integer::sum)));
        texts(hoso, "rules").forEach(rules::add);
        trend.hoso(hoso);
        hoso.objects("unmapped").forEach(this::unmapped);
    }

    private void unmapped(JsonObject left) {
        Table table =
                unmapped.computeIfAbsent(left.text("table").orElseThrow(), t -> new Table(new TreeMap<>(), new int[1]));
        table.rows()[0] += Integer.parseInt(left.text("rows").orElseThrow());
        left.text("reason").ifPresent(reason -> table.kept().put(reason, Set.of()));
        left.object("kept")
                .ifPresent(kept -> kept.properties()
                        .keySet()
                        .forEach(reason -> table.kept()
                                .computeIfAbsent(reason, r -> new TreeSet<>())
                                .addAll(texts(kept, reason))));
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.get(name)
                .filter(JsonArray.class::isInstance)
                .map(a -> ((JsonArray) a).texts().toList())
                .orElse(List.of());
    }

    /** How often each rule was found. */
    List<HisTrend.Count> trend() {
        return trend.counts();
    }

    /** Number of the last HOSO that was added. */
    int lastNo() {
        return lastNo;
    }

    /** How many HOSO were kept. */
    int kept() {
        return count("accepted") + count("warned");
    }

    /** What came of the file, in numbers. */
    HisOutcome outcome() {
        return new HisOutcome(
                HisAnswer.valueOf(answer().toUpperCase(Locale.ROOT)),
                count("accepted"),
                count("warned"),
                count("refused"));
    }

    private int count(String given) {
        return answers.getOrDefault(given, 0);
    }

    private String answer() {
        String own = Findings.answer(findings);
        if (own.equals("refused") || answers.containsKey("refused")) {
            return "refused";
        }
        return own.equals("warned") || answers.containsKey("warned") ? "warned" : "accepted";
    }

    /** The whole report as JSON. */
    String write(Instant finished, @Nullable UUID sameAs) {
        JsonObject json = new JsonObject()
                .put("id", job.id().toString())
                .put("file", file())
                .put("facility", job.facility())
                .put("received", job.received().toString())
                .put("finished", finished.toString())
                .put("answer", answer())
                .put("rules", Findings.texts(rules))
                .put("same_as", sameAs == null ? null : sameAs.toString())
                .put("findings", Findings.describe(findings))
                .put("entries", HosoReport.counts(entries))
                .put("unmapped", unmapped())
                .put("reasons", reasons());
        number(json, "accepted", count("accepted"));
        number(json, "warned", count("warned"));
        number(json, "refused", count("refused"));
        number(json, "patients", patients.size());
        number(json, "episodes", episodes.size());
        number(
                json,
                "entries_added",
                entries.values().stream().mapToInt(Integer::intValue).sum());
        return ReportJson.write(json, ",\"hoso\":[" + hosos + ']', "rules", "findings", "unmapped", "reasons");
    }

    private static void number(JsonObject json, String name, int value) {
        json.putNumber(name, Integer.toString(value));
    }

    private JsonObject file() {
        return new JsonObject()
                .put("name", job.fileName())
                .putNumber("bytes", Long.toString(job.bytes()))
                .put("sha256", Hash.hex(job.sha256()));
    }

    private JsonArray unmapped() {
        JsonArray json = new JsonArray();
        unmapped.forEach((name, table) -> json.add(new JsonObject()
                .put("table", name)
                .putNumber("rows", Integer.toString(table.rows()[0]))
                .put("elements", Findings.texts(table.elements()))
                .put("kept", kept(table))
                .put("reason", table.kept().containsKey(WHOLE) ? WHOLE : null)));
        return json;
    }

    private static JsonObject kept(Table table) {
        JsonObject json = new JsonObject();
        table.kept().forEach((reason, elements) -> json.put(reason, Findings.texts(elements)));
        return json;
    }

    /** What the reasons mean of which something was kept. */
    private JsonArray reasons() {
        JsonArray json = new JsonArray();
        for (Reason reason : Reason.values()) {
            boolean used = unmapped.values().stream().anyMatch(t -> t.kept().containsKey(reason.code()));
            if (used) {
                json.add(new JsonObject()
                        .put("reason", reason.code())
                        .put("vi", reason.vi())
                        .put("en", reason.en()));
            }
        }
        return json;
    }
}
