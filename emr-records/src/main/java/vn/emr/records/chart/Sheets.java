package vn.emr.records.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CareProgramme;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.SecurityLabels;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.StoredResource;

/** Papers that FHIR has no Composition for: the appointment for another visit, the sheets of a care programme. */
final class Sheets {

    private Sheets() {}

    /** The paper that this resource is; empty when it is none. */
    static Optional<PaperView> of(StoredResource resource) {
        JsonObject content = resource.content();
        return switch (resource.type()) {
            case "Appointment" -> Optional.of(appointment(resource));
            case "CarePlan" ->
                Optional.of(
                        sheet(resource, content.text("title").orElse(""), "treatment", "period", activities(content)));
            case "Observation" ->
                CareProgramme.of(content, "code")
                        .map(p -> sheet(resource, p.title(), "findings", "effectivePeriod", components(content)));
            default -> Optional.empty();
        };
    }

    private static PaperView appointment(StoredResource appointment) {
        JsonObject content = appointment.content();
        FhirTime appointed = content.text("start")
                .or(() -> content.text("requestedPeriod", "start"))
                .map(FhirTime::new)
                .orElse(null);
        List<NoteView.Section> reasons = content.objects("reasonCode")
                .map(r -> new NoteView.Section("", "", concept(r)))
                .toList();
        return view(
                appointment,
                content.text("description").orElse(""),
                "",
                Elements.time(content, "created"),
                doctors(content),
                reasons,
                appointed);
    }

    private static List<String> doctors(JsonObject appointment) {
        return appointment
                .objects("participant")
                .flatMap(p -> p.object("actor").stream())
                .filter(a -> !a.text("identifier", "system").orElse("").equals(Systems.FACILITY)
                        && a.text("reference").isEmpty())
                .flatMap(a -> a.text("display").stream())
                .toList();
    }

    private static PaperView sheet(
            StoredResource resource, String title, String part, String period, List<NoteView.Section> sections) {
        JsonObject content = resource.content();
        FhirTime time = Stream.of("end", "start")
                .flatMap(at -> content.text(period, at).stream())
                .map(FhirTime::new)
                .findFirst()
                .orElse(null);
        return view(resource, title, part, time, List.of(), sections, null);
    }

    private static PaperView view(
            StoredResource resource,
            String title,
            String part,
            @Nullable FhirTime time,
            List<String> authors,
            List<NoteView.Section> sections,
            @Nullable FhirTime appointed) {
        JsonObject content = resource.content();
        return new PaperView(
                title,
                part,
                content.text("identifier", "value").orElse(""),
                time,
                authors,
                "",
                "",
                sections,
                appointed,
                SecurityLabels.isRestricted(content),
                Origin.of(resource));
    }

    private static List<NoteView.Section> activities(JsonObject plan) {
        return plan.objects("activity")
                .flatMap(a -> a.object("detail").stream())
                .map(d -> new NoteView.Section(
                        "", Elements.concept(d, "code"), d.text("description").orElse("")))
                .toList();
    }

    private static List<NoteView.Section> components(JsonObject observation) {
        return observation
                .objects("component")
                .map(c -> new NoteView.Section("", Elements.concept(c, "code"), value(c)))
                .toList();
    }

    private static String value(JsonObject component) {
        return component
                .text("valueDateTime")
                .map(t -> new FhirTime(t).text())
                .orElseGet(() -> Quantity.of(component).text());
    }

    /** The words, and the code with its name where they say something else. */
    private static String concept(JsonObject concept) {
        String text = concept.text("text").orElse("");
        String code = concept.text("coding", "code").orElse("");
        String name = concept.text("coding", "display").orElse("");
        String coded = name.isEmpty() ? code : code + ' ' + name;
        if (text.isEmpty()) {
            return coded;
        }
        return code.isEmpty() ? text : text + " (" + code + ')';
    }
}
