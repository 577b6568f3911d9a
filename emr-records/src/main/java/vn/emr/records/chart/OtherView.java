package vn.emr.records.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;

/**
 * An entry that no section of the chart is made for: an answer to a referral, a consent, or a type that nobody thought of.
 * What stands in the record stands in the chart.
 *
 * @param type FHIR type
 * @param text what it says of itself; empty when nothing that can be shown
 * @param status how it stands, as FHIR has it; empty when it doesn't say
 * @param facility code of another facility that it is about; empty when it names none
 * @param time when; null when not known
 * @param referral the referral that it answers; null for everything else
 * @param origin where it came from
 */
public record OtherView(
        String type,
        String text,
        String status,
        String facility,
        @Nullable FhirTime time,
        @Nullable UUID referral,
        Origin origin) {

    private static final List<String> CONCEPTS =
            List.of("code", "type", "category", "vaccineCode", "medicationCodeableConcept", "substance", "topic");
    private static final List<String> TEXTS = List.of("title", "description", "summary", "name");
    private static final List<String> TIMES = List.of(
            "effectiveDateTime",
            "occurrenceDateTime",
            "performedDateTime",
            "authoredOn",
            "authored",
            "lastModified",
            "recordedDate",
            "dateTime",
            "date",
            "sent",
            "created",
            "recorded",
            "issued");

    /** These entries, the newest first. */
    static List<OtherView> of(Stream<StoredResource> items) {
        return items.map(OtherView::of)
                .sorted(Comparator.comparing(OtherView::sortTime).reversed())
                .toList();
    }

    private static OtherView of(StoredResource resource) {
        JsonObject content = resource.content();
        return new OtherView(
                resource.type(),
                said(resource),
                content.text("status").orElse(""),
                facility(content),
                time(content),
                resource.type().equals("Task")
                        ? Elements.reference(content, "focus", "reference").orElse(null)
                        : null,
                Origin.of(resource));
    }

    private static String said(StoredResource resource) {
        JsonObject content = resource.content();
        return switch (resource.type()) {
            case "Task" -> content.text("statusReason", "text").orElse("");
            case "Consent" -> content.text("sourceAttachment", "title").orElse("");
            default -> words(content);
        };
    }

    /** What it is called, and its value where it has one. */
    private static String words(JsonObject content) {
        String name = Stream.concat(
                        CONCEPTS.stream().map(c -> Elements.concept(content, c)),
                        Stream.concat(
                                TEXTS.stream().flatMap(t -> content.text(t).stream()),
                                content.text("text", "div").stream()))
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse("");
        String value = Quantity.of(content).text();
        return value.isEmpty() ? name : (name + ": " + value);
    }

    /** The facility that may read by a consent, or that answers by a task. */
    private static String facility(JsonObject content) {
        Optional<String> reader = content.object("provision").stream()
                .flatMap(p -> p.objects("actor"))
                .flatMap(a -> a.text("reference", "identifier", "value").stream())
                .findFirst();
        return reader.or(() -> content.object("owner", "identifier")
                        .filter(i -> i.text("system")
                                .filter(Systems.FACILITY::equals)
                                .isPresent())
                        .flatMap(i -> i.text("value")))
                .orElse("");
    }

    private static @Nullable FhirTime time(JsonObject content) {
        return Stream.concat(
                        TIMES.stream().flatMap(t -> content.text(t).stream()),
                        Stream.of("effectivePeriod", "occurrencePeriod", "performedPeriod", "period")
                                .flatMap(p -> content.text(p, "start").stream()))
                .findFirst()
                .map(FhirTime::new)
                .orElse(null);
    }

    /** Whether the chart has a name for it; of others the type is shown as it is. */
    public boolean named() {
        return type.equals("Task") || type.equals("Consent");
    }

    FhirTime sortTime() {
        return time == null ? origin.time() : time;
    }
}
