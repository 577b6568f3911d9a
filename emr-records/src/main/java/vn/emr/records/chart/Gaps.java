package vn.emr.records.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.patient.NotSent;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.store.StoredResource;

/** Finds what a received chart lacks: what its sender left out, and targets of references that did not come. */
final class Gaps {

    private Gaps() {}

    /** The gaps of the chart; none in a chart of the own facility. */
    static List<Gap> of(PatientChart chart) {
        if (!chart.received()) {
            return List.of();
        }
        List<Gap> gaps = new ArrayList<>();
        chart.notSent().forEach(n -> gaps.addAll(leftOut(n)));
        absent(chart).stream()
                .filter(a -> gaps.stream()
                        .noneMatch(g -> g.part() == a.part() && g.facility().equals(a.facility())))
                .toList()
                .forEach(gaps::add);
        return gaps;
    }

    /** A report is the frame of its results: who misses the results doesn't count frames. */
    private static List<Gap> leftOut(NotSent notSent) {
        Map<Gap.Part, Integer> counts = new LinkedHashMap<>();
        notSent.counts().entrySet().stream()
                .filter(c -> !(c.getKey().equals("DiagnosticReport")
                        && notSent.counts().containsKey("Observation")))
                .forEach(c -> counts.merge(Gap.Part.of(c.getKey()), c.getValue(), Integer::sum));
        return counts.entrySet().stream()
                .map(c -> new Gap(c.getKey(), notSent.facility(), c.getValue(), FhirTime.of(notSent.at())))
                .toList();
    }

    private static List<Gap> absent(PatientChart chart) {
        Set<UUID> here = chart.resources().stream().map(StoredResource::id).collect(Collectors.toSet());
        Map<UUID, Gap> gaps = new LinkedHashMap<>();
        for (StoredResource resource : chart.resources()) {
            references(resource)
                    .forEach(r -> Elements.reference(r, "reference")
                            .filter(target -> !here.contains(target))
                            .ifPresent(target -> gaps.putIfAbsent(target, gap(r, resource))));
        }
        Map<Gap, Integer> counts = new LinkedHashMap<>();
        gaps.values().forEach(g -> counts.merge(g, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(g -> new Gap(g.getKey().part(), g.getKey().facility(), g.getValue(), null))
                .toList();
    }

    private static Gap gap(JsonObject reference, StoredResource from) {
        String type = reference.text("reference").orElseThrow().split("/", -1)[0];
        return new Gap(Gap.Part.of(type), from.facility(), 1, null);
    }

    /** References to what the chart would show; people, places and the stay itself are none of them. */
    private static Stream<JsonObject> references(StoredResource resource) {
        JsonObject content = resource.content();
        return switch (resource.type()) {
            case "Encounter" -> content.objects("diagnosis").flatMap(d -> d.object("condition").stream());
            case "DiagnosticReport" -> content.objects("result");
            case "Procedure" -> content.objects("report");
            case "ServiceRequest" -> content.objects("supportingInfo");
            default -> Stream.of();
        };
    }
}
