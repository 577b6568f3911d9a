package vn.emr.audit.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check of the whole log.
 *
 * @param key its number
 * @param asked when it was asked for
 * @param askedBy by whom; {@code system:log-check} each night
 * @param ended when it was over; null while it isn't
 * @param done entries and leaves that were checked so far
 * @param total how many there were when it began
 * @param failures how much does not hold
 * @param counts what was checked: name to number
 * @param findings the first of what does not hold, in words
 * @param trouble why the last step could not be done; null when it could
 */
public record LogCheck(
        long key,
        Instant asked,
        String askedBy,
        @Nullable Instant ended,
        long done,
        long total,
        long failures,
        Map<String, Long> counts,
        List<String> findings,
        @Nullable String trouble) {

    /** Copies map and list. */
    public LogCheck {
        counts = Map.copyOf(counts);
        findings = List.copyOf(findings);
    }

    /** Whether it is over. */
    public boolean over() {
        return ended != null;
    }

    /** Whether everything holds, as far as it was checked. */
    public boolean whole() {
        return failures == 0;
    }

    /** How many of these were checked. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
