package vn.emr.records.chart;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Opened;

/**
 * A patient's chart.
 *
 * @param patient logical id
 * @param banner who it is
 * @param episodes newest first
 * @param loose reports, notes and papers of no episode; no episode itself
 * @param received whether another facility keeps the record and sent a part of it
 * @param gaps what is known not to be here
 * @param opened how it was opened
 */
public record ChartView(
        UUID patient,
        Banner banner,
        List<EpisodeView> episodes,
        EpisodeView loose,
        boolean received,
        List<Gap> gaps,
        Opened opened) {

    /** How many of a kind stand open on the first page. */
    public static final int FEW = 6;

    /** How many papers and notes do: they are long. */
    public static final int NOTES = 3;

    /** How many events do: they are short. */
    public static final int EVENTS = 12;

    /** How many older episodes with medicines fold below the last one. */
    public static final int OLDER = 3;

    /** How many of a kind the first page holds at all; the rest is a link away. */
    public static final int MANY = 40;

    /** Copies the lists. */
    public ChartView {
        episodes = List.copyOf(episodes);
        gaps = List.copyOf(gaps);
    }

    /** Whether the facility of the reader keeps the record. */
    public boolean ours() {
        return opened.basis() == LegalBasis.TREATING_FACILITY || opened.basis() == LegalBasis.KEEPING_FACILITY;
    }

    /** What was not sent that would stand in this part. */
    public List<Gap> gaps(Gap.Part part) {
        return gaps.stream().filter(g -> g.part() == part).toList();
    }

    /** The episode that lasts or was the last. */
    public Optional<EpisodeView> last() {
        return episodes.stream().findFirst();
    }

    /** The episode of this id. */
    public Optional<EpisodeView> episode(UUID id) {
        return episodes.stream().filter(e -> e.stay().id().equals(id)).findFirst();
    }

    /** Laboratory reports, newest first. */
    public List<ReportView> laboratory() {
        return newest(e -> e.laboratory().stream(), ReportView::sortTime);
    }

    /** Imaging and functional tests, newest first. */
    public List<ReportView> pictures() {
        return newest(e -> e.pictures().stream(), ReportView::sortTime);
    }

    /** Progress notes, newest first. */
    public List<NoteView> notes() {
        return newest(e -> e.notes().stream(), n -> ChartReader.orEmpty(n.time()));
    }

    /** Operations and procedures, newest first. */
    public List<ServiceGroup> interventions() {
        return newest(e -> e.interventions().stream(), ServiceGroup::sortTime);
    }

    /** Official papers, newest first. */
    public List<PaperView> papers() {
        return newest(e -> e.papers().stream(), PaperView::sortTime);
    }

    /** Entries of no episode that no section is made for; those of an episode stand on its page. */
    public List<OtherView> others() {
        return loose.others();
    }

    private <T> List<T> newest(Function<EpisodeView, Stream<T>> items, Function<T, FhirTime> time) {
        return Stream.concat(episodes.stream(), Stream.of(loose))
                .flatMap(items)
                .sorted(Comparator.comparing(time).reversed())
                .toList();
    }

    /** Each disease that was ever diagnosed, once: that of the newest episode first. */
    public List<Problem> problems() {
        Map<String, Problem> byCode = new LinkedHashMap<>();
        for (EpisodeView episode : episodes) {
            for (DiagnosisView diagnosis : episode.diagnoses()) {
                String key = diagnosis.code().isEmpty() ? diagnosis.text() : diagnosis.code();
                byCode.merge(key, Problem.of(diagnosis, episode.stay()), Problem::also);
            }
        }
        return List.copyOf(byCode.values());
    }

    /** Earlier values of each index, to show beside the newer ones. */
    public History history() {
        return History.of(laboratory());
    }

    /** Episodes in which medicines were ordered, newest first. */
    public List<EpisodeView> withMedicines() {
        return episodes.stream().filter(e -> !e.medicines().isEmpty()).toList();
    }

    /** The course of each index with enough values, flagged ones first. */
    public List<Trend> trends() {
        return trends(List.of());
    }

    /** The same together with results of the same person's other records. */
    List<Trend> trends(List<ResultView> elsewhere) {
        return Trend.of(Stream.concat(laboratory().stream().flatMap(r -> r.results().stream()), elsewhere.stream()));
    }

    /** What happened, newest first. */
    public List<TimelineEvent> timeline() {
        return TimelineEvent.of(episodes);
    }

    /** Where the chart's items came from. */
    public List<SourceView> sources() {
        Stream<Origin> origins = episodes.stream().flatMap(EpisodeView::origins);
        return SourceView.of(Stream.concat(origins, loose.itemOrigins()));
    }
}
