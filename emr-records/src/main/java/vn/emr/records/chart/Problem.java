package vn.emr.records.chart;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A disease over a patient's episodes.
 *
 * @param diagnosis as it was last diagnosed
 * @param episode the episode of that diagnosis
 * @param since beginning of the first episode in which it was diagnosed; null when not known
 * @param until beginning of the last one; null when not known
 * @param episodes in how many episodes
 */
public record Problem(
        DiagnosisView diagnosis,
        UUID episode,
        @Nullable FhirTime since,
        @Nullable FhirTime until,
        int episodes) {

    static Problem of(DiagnosisView diagnosis, Stay stay) {
        return new Problem(diagnosis, stay.id(), stay.admitted(), stay.admitted(), 1);
    }

    /** The same disease in an older episode. */
    Problem also(Problem older) {
        return new Problem(diagnosis, episode, older.since(), until, episodes + 1);
    }
}
