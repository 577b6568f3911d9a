package vn.emr.records.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.store.StoredResource;

/**
 * Reads what belongs to one episode into what the chart shows of it.
 *
 * @param stay the episode
 * @param encounter content of its Encounter; empty when that did not come
 * @param items what belongs to it
 */
record EpisodeReader(Stay stay, JsonObject encounter, List<StoredResource> items) {

    private static final String WEIGHT = "29463-7";

    /** What the chart shows of it. */
    EpisodeView view() {
        return view(OtherView.of(Sections.others(items)));
    }

    /** What the chart shows of items that belong to no episode. */
    EpisodeView loose() {
        return view(OtherView.of(Sections.loose(items)));
    }

    private EpisodeView view(List<OtherView> others) {
        return new EpisodeView(
                stay,
                diagnoses(),
                of("MedicationRequest")
                        .map(MedicineView::of)
                        .sorted(Comparator.comparing((MedicineView m) -> ChartReader.orEmpty(m.ordered()))
                                .reversed())
                        .toList(),
                ReportReader.reports(
                        of("DiagnosticReport").toList(), of("Observation").toList()),
                Stream.concat(
                                of("Procedure").map(ServiceView::ofProcedure),
                                of("DeviceRequest").map(ServiceView::ofSupply))
                        .toList(),
                of("Composition")
                        .filter(c -> PaperKind.of(c.content()).isEmpty())
                        .map(NoteView::of)
                        .sorted(Comparator.comparing((NoteView n) -> ChartReader.orEmpty(n.time()))
                                .reversed())
                        .toList(),
                PaperView.of(items),
                weight(),
                OriginalFile.of(of("DocumentReference").toList()),
                of("ChargeItem").map(ChargeView::of).toList(),
                others);
    }

    private Stream<StoredResource> of(String type) {
        return items.stream().filter(r -> r.type().equals(type));
    }

    private List<DiagnosisView> diagnoses() {
        Map<UUID, Integer> ranks = encounter
                .objects("diagnosis")
                .filter(d -> Elements.reference(d, "condition", "reference").isPresent())
                .collect(Collectors.toMap(
                        d -> Elements.reference(d, "condition", "reference").orElseThrow(),
                        EpisodeReader::rank,
                        Math::min));
        return of("Condition")
                .sorted(Comparator.comparingInt(c -> ranks.getOrDefault(c.id(), Integer.MAX_VALUE)))
                .map(c -> DiagnosisView.of(c, ranks.getOrDefault(c.id(), 0) == 1))
                .toList();
    }

    private static int rank(JsonObject diagnosis) {
        return diagnosis.text("rank").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    }

    private String weight() {
        return of("Observation")
                .map(StoredResource::content)
                .filter(EpisodeReader::isWeight)
                .findFirst()
                .map(o -> Quantity.of(o).text())
                .orElse("");
    }

    static boolean isWeight(JsonObject observation) {
        return observation.text("code", "coding", "code").filter(WEIGHT::equals).isPresent();
    }
}
