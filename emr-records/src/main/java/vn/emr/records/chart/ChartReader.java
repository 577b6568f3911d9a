package vn.emr.records.chart;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.Compartment;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.store.StoredResource;

/** Reads the resources of a patient into what the chart shows, episode by episode. Withdrawn ones are not shown. */
final class ChartReader {

    private final PatientChart chart;
    private final Set<UUID> here;
    private final Map<UUID, List<StoredResource>> byEpisode;

    private ChartReader(PatientChart chart) {
        this.chart = chart;
        this.here = chart.of("Encounter").map(StoredResource::id).collect(Collectors.toSet());
        this.byEpisode = chart.resources().stream()
                .filter(r -> shown(r).isPresent())
                .collect(Collectors.groupingBy(r -> shown(r).orElseThrow()));
    }

    /** The chart as of today. */
    static ChartView read(PatientChart stored, LocalDate today) {
        List<StoredResource> standing =
                stored.resources().stream().filter(r -> !r.withdrawn()).toList();
        PatientChart chart =
                new PatientChart(stored.patient(), standing, stored.received(), stored.notSent(), stored.opened());
        ChartReader reader = new ChartReader(chart);
        List<EpisodeView> episodes = reader.episodes();
        List<Stay> stays = episodes.stream().map(EpisodeView::stay).toList();
        return new ChartView(
                chart.patient(),
                Banner.of(chart, stays, today),
                episodes,
                reader.loose(),
                chart.received(),
                Gaps.of(chart),
                chart.opened());
    }

    private static Optional<UUID> episode(StoredResource resource) {
        return resource.type().equals("Encounter")
                ? Optional.of(resource.id())
                : Compartment.encounter(resource.content()).flatMap(Elements::id);
    }

    /** The episode under which it stands: one that is here, or that a sender kept. None is invented in the own record. */
    private Optional<UUID> shown(StoredResource resource) {
        return episode(resource).filter(e -> chart.received() || here.contains(e));
    }

    private List<EpisodeView> episodes() {
        return Stream.concat(chart.of("Encounter").map(this::episodeView), notSent())
                .sorted(Comparator.comparing((EpisodeView e) -> e.stay().sortTime())
                        .reversed())
                .toList();
    }

    /** Episodes of which only items came: an absent Encounter of a received chart was not sent. */
    private Stream<EpisodeView> notSent() {
        return byEpisode.entrySet().stream()
                .filter(e -> !here.contains(e.getKey()))
                .map(e -> new EpisodeReader(
                        Stay.notSent(e.getValue().get(0), e.getKey()), new JsonObject(), e.getValue()))
                .map(EpisodeReader::view);
    }

    /** What belongs to no episode: papers of a referral that left before its paperwork, answers of others. */
    private EpisodeView loose() {
        List<StoredResource> items =
                chart.resources().stream().filter(r -> shown(r).isEmpty()).toList();
        Stay none = Stay.notSent(chart.of("Patient").findFirst().orElseThrow(), chart.patient());
        return new EpisodeReader(none, new JsonObject(), items).loose();
    }

    private EpisodeView episodeView(StoredResource encounter) {
        return new EpisodeReader(
                        Stay.of(encounter), encounter.content(), byEpisode.getOrDefault(encounter.id(), List.of()))
                .view();
    }

    static FhirTime orEmpty(@Nullable FhirTime time) {
        return time == null ? new FhirTime("") : time;
    }
}
