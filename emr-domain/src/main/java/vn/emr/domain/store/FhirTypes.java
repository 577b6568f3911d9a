package vn.emr.domain.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of the FHIR R4 resource types in the tables. A number is stored for ever: new names go to the end.
 */
public final class FhirTypes {

    private static final List<String> NAMES = List.of(
            "Organization",
            "Location",
            "Practitioner",
            "PractitionerRole",
            "Person",
            "Patient",
            "RelatedPerson",
            "Coverage",
            "AllergyIntolerance",
            "Consent",
            "Encounter",
            "EpisodeOfCare",
            "Condition",
            "Observation",
            "DiagnosticReport",
            "MedicationRequest",
            "MedicationAdministration",
            "MedicationStatement",
            "Medication",
            "Procedure",
            "ServiceRequest",
            "Composition",
            "DocumentReference",
            "Provenance",
            "ChargeItem",
            "Appointment",
            "Task",
            "Immunization",
            "CarePlan",
            "CareTeam",
            "Goal",
            "ClinicalImpression",
            "FamilyMemberHistory",
            "Specimen",
            "ImagingStudy",
            "Media",
            "Device",
            "DeviceUseStatement",
            "Flag",
            "List",
            "Questionnaire",
            "QuestionnaireResponse",
            "Communication",
            "CommunicationRequest",
            "Binary",
            "Bundle",
            "NutritionOrder",
            "RiskAssessment",
            "AdverseEvent",
            "Basic",
            "DeviceRequest");
    private static final Map<String, Integer> CODES = new HashMap<>();

    static {
        for (int i = 0; i < NAMES.size(); i++) {
            CODES.put(NAMES.get(i), i + 1);
        }
    }

    private FhirTypes() {}

    /**
     * Number of the type.
     *
     * @throws IllegalArgumentException for a type that the log does not hold
     */
    public static int code(String type) {
        Integer code = CODES.get(type);
        if (code == null) {
            throw new IllegalArgumentException("the log holds no " + type);
        }
        return code;
    }

    /** Type of the number. */
    public static String name(int code) {
        return NAMES.get(code - 1);
    }
}
