package vn.emr.records.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.emr.audit.access.SeeAccess;
import vn.emr.domain.consent.Consents;
import vn.emr.domain.consent.LegalRequest;
import vn.emr.domain.store.StoredResource;

/**
 * Who else may read a patient.
 *
 * @param whole what is entered
 * @param name of the patient
 * @param facilities names of the facilities to which a consent can be given, by code
 * @param names names of all facilities, by code
 * @param typed what was typed, by field
 * @param errors sentences by field
 * @param now this moment
 * @param today this day
 * @param keepsConsents whether the reader enters and withdraws consents
 * @param keepsRequests whether the reader enters and closes requests
 */
public record AccessView(
        SeeAccess.Whole whole,
        String name,
        Map<String, String> facilities,
        Map<String, String> names,
        Map<String, String> typed,
        Map<String, String> errors,
        Instant now,
        LocalDate today,
        boolean keepsConsents,
        boolean keepsRequests) {

    /** Copies; the order of the facilities stays. */
    public AccessView {
        typed = Map.copyOf(typed);
    }

    /** Logical id of the patient. */
    public UUID patient() {
        return whole.patient().id();
    }

    /** The form for the patient's own list, with the last 12 months filled in. */
    public SawForm saw() {
        return SawForm.until(patient(), today);
    }

    /** What was typed there. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The stay to which the consent is limited; none when it isn't. */
    public List<StoredResource> stayOf(Consents.Entered consent) {
        return whole.stays().stream()
                .filter(s -> s.id().equals(consent.form().stay()))
                .toList();
    }

    /** Whether one of these fields is wrong. */
    public boolean wrong(String... fields) {
        return List.of(fields).stream().anyMatch(errors::containsKey);
    }

    /** Whether the consent holds. */
    public boolean holds(Consents.Entered consent) {
        return consent.holds(today);
    }

    /** Whether the request holds. */
    public boolean holds(LegalRequest request) {
        return request.holds(now);
    }
}
