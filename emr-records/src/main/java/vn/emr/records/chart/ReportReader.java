package vn.emr.records.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;

/** Puts the results of an episode into their reports; those of no report are grouped by time. */
final class ReportReader {

    private static final String SERVICE = Systems.SERVICE;
    private static final Set<String> SHOWN = Set.of("laboratory", "imaging", "procedure");
    /** Blood group of XML1: stands in the banner. */
    private static final String BLOOD_GROUP = "882-1";

    private final Map<UUID, StoredResource> results;

    private ReportReader(List<StoredResource> observations) {
        this.results = observations.stream()
                .filter(ReportReader::isShown)
                .collect(Collectors.toMap(StoredResource::id, o -> o, (a, b) -> b, LinkedHashMap::new));
    }

    /** Newest first. */
    static List<ReportView> reports(List<StoredResource> reports, List<StoredResource> observations) {
        ReportReader reader = new ReportReader(observations);
        List<ReportView> found = new ArrayList<>();
        reports.forEach(r -> found.add(reader.report(r)));
        found.addAll(reader.loose());
        found.sort(Comparator.comparing(ReportView::sortTime).reversed());
        return found;
    }

    /** Whether it is a result; the blood group stands in the banner. */
    static boolean isShown(StoredResource observation) {
        JsonObject content = observation.content();
        return category(content).filter(SHOWN::contains).isPresent() && !isBloodGroup(content);
    }

    static boolean isBloodGroup(JsonObject observation) {
        return observation
                .text("code", "coding", "code")
                .filter(BLOOD_GROUP::equals)
                .isPresent();
    }

    private static Optional<String> category(JsonObject content) {
        return content.text("category", "coding", "code");
    }

    private ReportView report(StoredResource report) {
        JsonObject content = report.content();
        List<ResultView> inside = content.objects("result")
                .flatMap(r -> Elements.reference(r, "reference").stream())
                .flatMap(id -> Optional.ofNullable(results.remove(id)).stream())
                .map(ResultView::of)
                .toList();
        JsonObject code = content.object("code").orElseGet(JsonObject::new);
        return new ReportView(
                kind(category(content).orElse("")),
                Elements.code(code, SERVICE).orElse(""),
                code.text("text").orElse(""),
                Elements.time(content, "effectiveDateTime"),
                Elements.people(content, "resultsInterpreter"),
                inside,
                Origin.of(report));
    }

    private List<ReportView> loose() {
        Map<String, List<StoredResource>> groups = results.values().stream()
                .collect(Collectors.groupingBy(ReportReader::group, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().map(ReportReader::group).toList();
    }

    private static String group(StoredResource observation) {
        JsonObject content = observation.content();
        return category(content).orElse("")
                + '|'
                + content.text("effectiveDateTime").orElse("");
    }

    private static ReportView group(List<StoredResource> observations) {
        JsonObject first = observations.get(0).content();
        List<ResultView> inside = observations.stream().map(ResultView::of).toList();
        List<String> readers =
                inside.stream().flatMap(r -> r.readers().stream()).distinct().toList();
        return new ReportView(
                kind(category(first).orElse("")),
                Stream.of(first)
                        .flatMap(o -> o.object("code").stream())
                        .flatMap(c -> Elements.code(c, SERVICE).stream())
                        .findFirst()
                        .orElse(""),
                "",
                Elements.time(first, "effectiveDateTime"),
                readers,
                inside,
                Origin.of(observations.get(0)));
    }

    private static ReportView.Kind kind(String category) {
        return switch (category) {
            case "LAB", "laboratory" -> ReportView.Kind.LABORATORY;
            case "RAD", "imaging" -> ReportView.Kind.IMAGING;
            default -> ReportView.Kind.OTHER;
        };
    }
}
