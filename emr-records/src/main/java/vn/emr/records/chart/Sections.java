package vn.emr.records.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.domain.content.CareProgramme;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.PatientFile;
import vn.emr.domain.store.StoredResource;

/** Tells what one of the chart's own sections shows. Everything else stands among the other entries: nothing is left out. */
final class Sections {

    /** Shown by a section wherever they belong; a Provenance says where the others came from. */
    private static final Set<String> EVERYWHERE = Set.of(
            "Patient",
            "Coverage",
            "Encounter",
            "DiagnosticReport",
            "Composition",
            "Appointment",
            "CarePlan",
            "Provenance");

    /** Shown on the page of their episode. */
    private static final Set<String> IN_AN_EPISODE =
            Set.of("Condition", "MedicationRequest", "Procedure", "DeviceRequest", "ChargeItem", "DocumentReference");

    private Sections() {}

    /** What no section shows of the items of an episode. */
    static Stream<StoredResource> others(List<StoredResource> items) {
        Set<UUID> papers = papers(items);
        return items.stream().filter(r -> !IN_AN_EPISODE.contains(r.type()) && !isShown(r, papers));
    }

    /** What no section shows of the items that belong to no episode. */
    static Stream<StoredResource> loose(List<StoredResource> items) {
        Set<UUID> papers = papers(items);
        return items.stream().filter(r -> !isLooseShown(r) && !isShown(r, papers));
    }

    private static boolean isLooseShown(StoredResource resource) {
        return resource.type().equals("Procedure")
                ? ServiceView.ofProcedure(resource).kind().isIntervention()
                : PatientFile.of(resource).isPresent();
    }

    private static boolean isShown(StoredResource resource, Set<UUID> papers) {
        JsonObject content = resource.content();
        return switch (resource.type()) {
            case "Observation" ->
                ReportReader.isShown(resource)
                        || ReportReader.isBloodGroup(content)
                        || EpisodeReader.isWeight(content)
                        || CareProgramme.of(content, "code").isPresent();
            case "ServiceRequest" ->
                content.objects("supportingInfo")
                        .flatMap(i -> Elements.reference(i, "reference").stream())
                        .anyMatch(papers::contains);
            default -> EVERYWHERE.contains(resource.type());
        };
    }

    private static Set<UUID> papers(List<StoredResource> items) {
        return items.stream()
                .filter(r -> r.type().equals("Composition"))
                .map(StoredResource::id)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
