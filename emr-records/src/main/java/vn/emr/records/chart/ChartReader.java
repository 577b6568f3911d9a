package vn.emr.records.chart;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.store.StoredResource;

/** Reads the resources of a patient into what the chart shows, episode by episode. Withdrawn ones are not shown. */
final class ChartReader {

    private static final String WEIGHT = "29463-7";

    private final PatientChart chart;
    private final Map<UUID, List<StoredResource>> byEpisode;

    private ChartReader(PatientChart chart) {
        this.chart = chart;
        this.byEpisode = chart.resources().stream()
                .filter(r -> episode(r).isPresent())
                .collect(Collectors.groupingBy(r -> episode(r).orElseThrow()));
    }

    /** The chart as of today. */
    static ChartView read(PatientChart stored, LocalDate today) {
        List<StoredResource> standing =
                stored.resources().stream().filter(r -> !r.withdrawn()).toList();
        PatientChart chart = new PatientChart(stored.patient(), standing);
        List<EpisodeView> episodes = new ChartReader(chart).episodes();
        List<Stay> stays = episodes.stream().map(EpisodeView::stay).toList();
        return new ChartView(chart.patient(), Banner.of(chart, stays, today), episodes);
    }

    private static Optional<UUID> episode(StoredResource resource) {
        return resource.type().equals("Encounter")
                ? Optional.of(resource.id())
                : Elements.reference(resource.content(), "encounter", "reference")
                        .or(() -> Elements.reference(resource.content(), "context", "encounter", "reference"));
    }

    private List<EpisodeView> episodes() {
        return chart.of("Encounter")
                .map(this::episodeView)
                .sorted(Comparator.comparing((EpisodeView e) -> e.stay().sortTime())
                        .reversed())
                .toList();
    }

    private EpisodeView episodeView(StoredResource encounter) {
        return new EpisodeView(
                Stay.of(encounter),
                diagnoses(encounter),
                of(encounter, "MedicationRequest")
                        .map(MedicineView::of)
                        .sorted(Comparator.comparing((MedicineView m) -> orEmpty(m.ordered()))
                                .reversed())
                        .toList(),
                ReportReader.reports(
                        of(encounter, "DiagnosticReport").toList(),
                        of(encounter, "Observation").toList()),
                Stream.concat(
                                of(encounter, "Procedure").map(ServiceView::ofProcedure),
                                of(encounter, "DeviceRequest").map(ServiceView::ofSupply))
                        .toList(),
                of(encounter, "Composition")
                        .filter(c -> PaperKind.of(c.content()).isEmpty())
                        .map(NoteView::of)
                        .sorted(Comparator.comparing((NoteView n) -> orEmpty(n.time()))
                                .reversed())
                        .toList(),
                PaperView.of(
                        of(encounter, "Composition").toList(),
                        of(encounter, "ServiceRequest").toList()),
                weight(encounter),
                OriginalFile.of(of(encounter, "DocumentReference").toList()));
    }

    private Stream<StoredResource> of(StoredResource encounter, String type) {
        return byEpisode.getOrDefault(encounter.id(), List.of()).stream()
                .filter(r -> r.type().equals(type));
    }

    private List<DiagnosisView> diagnoses(StoredResource encounter) {
        Map<UUID, Integer> ranks = encounter
                .content()
                .objects("diagnosis")
                .filter(d -> Elements.reference(d, "condition", "reference").isPresent())
                .collect(Collectors.toMap(
                        d -> Elements.reference(d, "condition", "reference").orElseThrow(),
                        ChartReader::rank,
                        Math::min));
        return of(encounter, "Condition")
                .sorted(Comparator.comparingInt(c -> ranks.getOrDefault(c.id(), Integer.MAX_VALUE)))
                .map(c -> DiagnosisView.of(c, ranks.getOrDefault(c.id(), 0) == 1))
                .toList();
    }

    private static int rank(JsonObject diagnosis) {
        return diagnosis.text("rank").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    }

    private String weight(StoredResource encounter) {
        return of(encounter, "Observation")
                .map(StoredResource::content)
                .filter(o ->
                        o.text("code", "coding", "code").filter(WEIGHT::equals).isPresent())
                .findFirst()
                .map(o -> Quantity.of(o).text())
                .orElse("");
    }

    static FhirTime orEmpty(@Nullable FhirTime time) {
        return time == null ? new FhirTime("") : time;
    }
}
