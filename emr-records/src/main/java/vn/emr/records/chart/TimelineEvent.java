package vn.emr.records.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Something that happened, on the line of a patient's time.
 *
 * @param time when
 * @param kind what kind of thing
 * @param text what, in the record's own words; may be empty
 * @param place code of the facility that it is about: where the patient came from or went to; empty when none
 * @param episode the episode to open
 * @param origin where the statement came from
 */
public record TimelineEvent(FhirTime time, Kind kind, String text, String place, UUID episode, Origin origin) {

    /** Kinds of events, in the order in which they are read when they happened at once. */
    public enum Kind {
        ADMITTED,
        VISIT,
        CONSULTATION,
        PROCEDURE,
        IMAGING,
        DISCHARGED,
        TRANSFERRED,
        DIED;

        /** Whether nobody may overlook it. */
        public boolean isKey() {
            return this == TRANSFERRED || this == DIED;
        }

        /** Whether the patient came, so that a place is where from. */
        public boolean isArrival() {
            return this == ADMITTED || this == VISIT;
        }
    }

    static List<TimelineEvent> of(List<EpisodeView> episodes) {
        return episodes.stream()
                .flatMap(TimelineEvent::of)
                .sorted(Comparator.comparing(TimelineEvent::time)
                        .thenComparing(TimelineEvent::kind)
                        .reversed())
                .toList();
    }

    private static Stream<TimelineEvent> of(EpisodeView episode) {
        List<TimelineEvent> events = new ArrayList<>();
        Stay stay = episode.stay();
        if (stay.admitted() != null) {
            Kind kind = stay.inpatient() ? Kind.ADMITTED : Kind.VISIT;
            String why = stay.reason().isEmpty() ? stay.admissionDiagnosis() : stay.reason();
            events.add(new TimelineEvent(stay.admitted(), kind, why, stay.from(), stay.id(), stay.origin()));
        }
        if (stay.discharged() != null && (stay.inpatient() || !stay.to().isEmpty() || stay.died())) {
            String how = episode.main().map(DiagnosisView::title).orElse(stay.dischargeDiagnosis());
            events.add(new TimelineEvent(stay.discharged(), end(stay), how, stay.to(), stay.id(), stay.origin()));
        }
        episode.pictures().forEach(p -> picture(p, stay, events));
        episode.notes().forEach(n -> note(n, stay, events));
        if (events.stream().noneMatch(e -> e.kind() == Kind.PROCEDURE)) {
            episode.services().forEach(s -> operation(s, stay, events));
        }
        return events.stream();
    }

    private static Kind end(Stay stay) {
        if (stay.died()) {
            return Kind.DIED;
        }
        return stay.to().isEmpty() ? Kind.DISCHARGED : Kind.TRANSFERRED;
    }

    private static void picture(ReportView report, Stay stay, List<TimelineEvent> events) {
        if (report.time() != null) {
            String text = report.results().stream()
                    .map(r -> r.name()
                            + (r.value().isEmpty() ? "" : ": " + r.value().text()))
                    .findFirst()
                    .orElse(report.name());
            events.add(new TimelineEvent(report.time(), Kind.IMAGING, text, "", stay.id(), report.origin()));
        }
    }

    /** For systems that don't write of an operation in their notes: it would stand there twice. */
    private static void operation(ServiceView service, Stay stay, List<TimelineEvent> events) {
        if (service.kind() == ServiceView.Kind.OPERATION && service.time() != null) {
            events.add(
                    new TimelineEvent(service.time(), Kind.PROCEDURE, service.name(), "", stay.id(), service.origin()));
        }
    }

    private static void note(NoteView note, Stay stay, List<TimelineEvent> events) {
        FhirTime time = note.time();
        if (time == null) {
            return;
        }
        for (NoteView.Section section : note.sections()) {
            section.event()
                    .ifPresent(kind ->
                            events.add(new TimelineEvent(time, kind, section.excerpt(), "", stay.id(), note.origin())));
        }
    }
}
