package vn.emr.audit;

import java.util.List;
import vn.emr.domain.patient.PatientHit;

/**
 * What a search found.
 *
 * @param hits best first
 * @param more whether there are more than these
 */
public record PatientHits(List<PatientHit> hits, boolean more) {

    /** Copies the list. */
    public PatientHits {
        hits = List.copyOf(hits);
    }
}
