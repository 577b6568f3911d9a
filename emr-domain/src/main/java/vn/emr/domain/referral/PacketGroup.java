package vn.emr.domain.referral;

import java.util.Optional;
import vn.emr.domain.content.CareProgramme;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.PaperKind;
import vn.emr.domain.content.SecurityLabels;
import vn.emr.domain.store.StoredResource;

/** What a referral takes along, in the groups that a doctor thinks in. */
public enum PacketGroup {
    /** Patient and insurance: always. */
    IDENTITY,
    /** The stay and its diagnoses: always. */
    STAY,
    /** Allergies and alerts: always. */
    ALLERGIES,
    /** Transfer paper and other papers. */
    PAPERS,
    /** Medicines. */
    MEDICINES,
    /** Laboratory results, images, vital signs. */
    RESULTS,
    /** Procedures and services. */
    PROCEDURES,
    /** Progress notes. */
    NOTES,
    /** What has a security label, which is care of HIV/AIDS and tuberculosis: goes along when a doctor ticks it. */
    PROGRAMMES,
    /** Photos and files. */
    FILES,
    /** Anything else. */
    OTHER;

    /** Whether a doctor may leave it out. */
    public boolean optional() {
        return this != IDENTITY && this != STAY && this != ALLERGIES;
    }

    /** Whether it goes along only when a doctor ticks it; else it does unless a doctor takes the tick away. */
    public boolean asked() {
        return this == PROGRAMMES;
    }

    /** Which group it is in; empty for what stays at home: where an import came from, and the HIS's own file. */
    static Optional<PacketGroup> of(StoredResource resource) {
        if (SecurityLabels.isRestricted(resource.content()) || isProgramme(resource)) {
            return Optional.of(PROGRAMMES);
        }
        return switch (resource.type()) {
            case "Patient", "Coverage" -> Optional.of(IDENTITY);
            case "Encounter", "EpisodeOfCare", "Condition" -> Optional.of(STAY);
            case "AllergyIntolerance", "Flag", "Consent" -> Optional.of(ALLERGIES);
            case "MedicationRequest", "MedicationAdministration", "MedicationStatement" -> Optional.of(MEDICINES);
            case "Observation", "DiagnosticReport", "ImagingStudy", "Specimen" -> Optional.of(RESULTS);
            case "Procedure", "DeviceRequest", "DeviceUseStatement", "Device" -> Optional.of(PROCEDURES);
            case "Composition" -> Optional.of(PaperKind.of(resource.content()).isPresent() ? PAPERS : NOTES);
            case "Appointment" -> Optional.of(PAPERS);
            case "ServiceRequest" -> Optional.of(isTransfer(resource.content()) ? PAPERS : PROCEDURES);
            case "DocumentReference" -> isOriginal(resource.content()) ? Optional.empty() : Optional.of(FILES);
            case "Provenance", "Person", "Task", "ChargeItem" -> Optional.empty();
            default -> Optional.of(OTHER);
        };
    }

    private static boolean isProgramme(StoredResource resource) {
        return switch (resource.type()) {
            case "CarePlan" -> CareProgramme.of(resource.content(), "category").isPresent();
            case "Observation" -> CareProgramme.of(resource.content(), "code").isPresent();
            default -> false;
        };
    }

    private static boolean isTransfer(JsonObject request) {
        return TransferPaper.of(request, r -> Optional.empty()).isPresent();
    }

    /** The file that the HIS exported: long, and everything in it that is clinical goes along as entries. */
    private static boolean isOriginal(JsonObject document) {
        return document.text("content", "attachment", "contentType")
                .filter("application/xml"::equals)
                .isPresent();
    }
}
