package vn.emr.records.chart;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Results that belong together: those of one service at one time.
 *
 * @param kind laboratory or anything else
 * @param code code of the service (MA_DICH_VU); empty when none was sent
 * @param name name of the service; empty when none was sent
 * @param time when the results were there; null when not known
 * @param readers licences of who read them
 * @param results in the order of the report
 * @param origin where it came from
 */
public record ReportView(
        Kind kind,
        String code,
        String name,
        @Nullable FhirTime time,
        List<String> readers,
        List<ResultView> results,
        Origin origin) {

    /** What kind of examination. */
    public enum Kind {
        /** Blood, urine, cultures. */
        LABORATORY,
        /** X-ray, ultrasound, CT, MRI. */
        IMAGING,
        /** Endoscopy, ECG and other functional tests. */
        OTHER
    }

    private static final int CHAPTER = 2;

    /** Copies the lists. */
    public ReportView {
        readers = List.copyOf(readers);
        results = List.copyOf(results);
    }

    /** The Ministry's chapter of techniques (first two digits of MA_DICH_VU) for results that have no name of a service. */
    public Optional<String> chapter() {
        return code.matches("(18|19|2[0-5])\\..*") ? Optional.of(code.substring(0, CHAPTER)) : Optional.empty();
    }

    /** How many of the results are flagged. */
    public long flagged() {
        return results.stream().filter(r -> r.judgement().isPresent()).count();
    }

    FhirTime sortTime() {
        return time == null ? new FhirTime("") : time;
    }
}
