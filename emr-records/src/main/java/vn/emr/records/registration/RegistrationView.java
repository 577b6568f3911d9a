package vn.emr.records.registration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.emr.records.search.PatientRow;

/**
 * The page that registers a patient.
 *
 * @param form as it was typed
 * @param errors sentences by field, in the order of the form
 * @param known patients who have one of the numbers that were typed
 * @param destinations names of the facilities to which the patient can be referred at once, by code
 */
public record RegistrationView(
        IdentityForm form, Map<String, String> errors, List<PatientRow> known, Map<String, String> destinations) {

    /** Sexes to choose from, as FHIR has them. */
    public static final List<String> SEXES = List.of("male", "female", "unknown");

    /** Copies, and keeps the order. */
    public RegistrationView {
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
        known = List.copyOf(known);
        destinations = Collections.unmodifiableMap(new LinkedHashMap<>(destinations));
    }
}
