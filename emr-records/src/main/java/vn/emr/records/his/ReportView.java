package vn.emr.records.his;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.records.web.Language;

/**
 * The report of an import as shown.
 *
 * @param answer accepted, warned or refused
 * @param accepted episodes (HOSO) taken without remark
 * @param warned episodes taken with remarks
 * @param refused episodes of which nothing was kept
 * @param patients patients
 * @param entriesAdded entries added to the record
 * @param entries how many of each kind of resource
 * @param sameAs export that had the same bytes; null when none
 * @param findings about the file as a whole
 * @param unmapped what stays in the kept file only
 * @param hoso each episode, refused ones first
 */
public record ReportView(
        String answer,
        int accepted,
        int warned,
        int refused,
        int patients,
        int entriesAdded,
        Map<String, Integer> entries,
        @Nullable String sameAs,
        List<Finding> findings,
        List<Unmapped> unmapped,
        List<HosoRow> hoso) {

    /** Copies the lists. */
    public ReportView {
        findings = List.copyOf(findings);
        unmapped = List.copyOf(unmapped);
        hoso = List.copyOf(hoso);
    }

    static ReportView read(String report, Language language) {
        JsonObject json = CanonicalJson.parse(report.getBytes(StandardCharsets.UTF_8));
        return new ReportView(
                json.text("answer").orElse(""),
                Numbers.count(json, "accepted"),
                Numbers.count(json, "warned"),
                Numbers.count(json, "refused"),
                Numbers.count(json, "patients"),
                Numbers.count(json, "entries_added"),
                entries(json),
                json.text("same_as").orElse(null),
                HosoRow.findings(json, language),
                unmapped(json, language),
                json.objects("hoso")
                        .map(h -> HosoRow.of(h, language))
                        .sorted(Comparator.comparingInt(HosoRow::order).thenComparingInt(HosoRow::number))
                        .toList());
    }

    private static List<Unmapped> unmapped(JsonObject json, Language language) {
        Map<String, String> reasons = json.objects("reasons")
                .collect(Collectors.toMap(
                        r -> r.text("reason").orElse(""),
                        r -> r.text(language.tag()).orElse("")));
        return json.objects("unmapped").map(u -> Unmapped.of(u, reasons)).toList();
    }

    private static Map<String, Integer> entries(JsonObject json) {
        Map<String, Integer> entries = new TreeMap<>();
        json.object("entries")
                .ifPresent(e -> e.properties().keySet().forEach(k -> entries.put(k, Numbers.count(e, k))));
        return entries;
    }

    /** Colour of an answer's tag. */
    static String colour(String answer) {
        return switch (answer) {
            case "accepted" -> "green";
            case "warned" -> "amber";
            default -> "red";
        };
    }

    /** Colour of the tag. */
    public String colour() {
        return colour(answer);
    }
}
