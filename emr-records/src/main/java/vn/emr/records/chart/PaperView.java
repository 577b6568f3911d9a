package vn.emr.records.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.SecurityLabels;
import vn.emr.domain.store.StoredResource;

/**
 * An official paper of an episode: discharge paper, summary of the record, referral paper, certificates, the
 * appointment for another visit, the sheet of a care programme. Texts are empty when not known.
 *
 * @param title what it is called
 * @param part which sheet of a care programme it is: {@code treatment} or {@code findings}; empty for every other paper
 * @param number number of the paper, or of the record that it is of
 * @param time when it was written; null when not known
 * @param authors who wrote it
 * @param destination code of the facility that a referral paper sends the patient to
 * @param reason why the patient is referred
 * @param sections its parts in order
 * @param appointed when to come again; null when the paper names no day
 * @param restricted whether it is labelled as restricted: it tells an infection
 * @param origin where it came from
 */
public record PaperView(
        String title,
        String part,
        String number,
        @Nullable FhirTime time,
        List<String> authors,
        String destination,
        String reason,
        List<NoteView.Section> sections,
        @Nullable FhirTime appointed,
        boolean restricted,
        Origin origin) {

    /** Copies the lists. */
    public PaperView {
        authors = List.copyOf(authors);
        sections = List.copyOf(sections);
    }

    /** The papers among what belongs to an episode, newest first. */
    static List<PaperView> of(List<StoredResource> items) {
        List<StoredResource> requests =
                items.stream().filter(i -> i.type().equals("ServiceRequest")).toList();
        return items.stream()
                .flatMap(i -> i.type().equals("Composition") ? composition(i, requests) : Sheets.of(i).stream())
                .sorted(Comparator.comparing(PaperView::sortTime).reversed())
                .toList();
    }

    private static Stream<PaperView> composition(StoredResource composition, List<StoredResource> requests) {
        return PaperKind.of(composition.content()).isPresent()
                ? Stream.of(of(composition, request(composition, requests)))
                : Stream.of();
    }

    private static Optional<JsonObject> request(StoredResource paper, List<StoredResource> requests) {
        return requests.stream()
                .map(StoredResource::content)
                .filter(r -> r.objects("supportingInfo")
                        .anyMatch(i -> Elements.reference(i, "reference").equals(Optional.of(paper.id()))))
                .findFirst();
    }

    private static PaperView of(StoredResource composition, Optional<JsonObject> request) {
        JsonObject content = composition.content();
        return new PaperView(
                content.text("title").orElseGet(() -> Elements.concept(content, "type")),
                "",
                content.text("identifier", "value").orElse(""),
                Elements.time(content, "date"),
                authors(content),
                request.flatMap(r -> r.text("performer", "identifier", "value")).orElse(""),
                request.map(PaperView::reason).orElse(""),
                NoteView.sections(content),
                null,
                SecurityLabels.isRestricted(content),
                Origin.of(composition));
    }

    /** A person by name when it was sent; a facility is said elsewhere. */
    private static List<String> authors(JsonObject paper) {
        return paper.objects("author")
                .filter(a -> a.text("reference").isEmpty())
                .flatMap(a -> a.text("display").or(() -> a.text("identifier", "value")).stream())
                .toList();
    }

    private static String reason(JsonObject request) {
        return Elements.extensions(request, "ly-do-chuyen")
                .flatMap(e -> e.text("valueCoding", "display").or(() -> e.text("valueCoding", "code")).stream())
                .findFirst()
                .orElse("");
    }

    FhirTime sortTime() {
        return ChartReader.orEmpty(time);
    }
}
