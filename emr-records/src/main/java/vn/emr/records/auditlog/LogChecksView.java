package vn.emr.records.auditlog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.check.LogCheck;
import vn.emr.audit.witness.HeadConflict;
import vn.emr.audit.witness.LostHead;

/**
 * The page about the checks of the log.
 *
 * @param checks the newest, the last first
 * @param conflicts logs of other nodes that broke with what was held of them
 * @param lost what others hold of this log and it doesn't have
 */
public record LogChecksView(List<LogCheck> checks, List<HeadConflict> conflicts, List<LostHead> lost) {

    /** What is counted, in the order in which it is shown. */
    public static final List<String> COUNTS =
            List.of("streams", "entries", "contents", "blobs", "leaves", "heads", "messages");

    /** Copies the lists. */
    public LogChecksView {
        checks = List.copyOf(checks);
        conflicts = List.copyOf(conflicts);
        lost = List.copyOf(lost);
    }

    /** The last one; null before the first. */
    public @Nullable LogCheck last() {
        return checks.isEmpty() ? null : checks.get(0);
    }

    /** The last one that is over; null before the first. */
    public @Nullable LogCheck result() {
        return checks.stream().filter(LogCheck::over).findFirst().orElse(null);
    }

    /** Whether one is at work. */
    public boolean working() {
        return !checks.isEmpty() && !checks.get(0).over();
    }
}
