package vn.emr.domain.patient;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What another facility chose not to send when it referred the patient: absence that is no finding.
 *
 * @param referral which referral
 * @param facility code of the facility that left it out
 * @param at when it sent the rest
 * @param counts how many resources of each FHIR type
 */
public record NotSent(UUID referral, String facility, Instant at, Map<String, Integer> counts) {

    /** Copies the map. */
    public NotSent {
        counts = Map.copyOf(counts);
    }
}
