package vn.emr.records.auditlog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.check.LogCheck;
import vn.emr.audit.space.SpaceReport;
import vn.emr.audit.witness.HeadConflict;
import vn.emr.audit.witness.LostHead;
import vn.emr.audit.witness.UnprovenHead;

/**
 * The page about the checks of the log.
 *
 * @param checks the newest, the last first
 * @param conflicts logs of other nodes that broke with what was held of them
 * @param lost what others hold of this log and it doesn't have
 * @param unproven partners that don't prove their head for too long
 * @param space how it stands with the space for the audit
 */
public record LogChecksView(
        List<LogCheck> checks,
        List<HeadConflict> conflicts,
        List<LostHead> lost,
        List<UnprovenHead> unproven,
        SpaceReport space) {

    /** What is counted, in the order in which it is shown. */
    public static final List<String> COUNTS =
            List.of("streams", "entries", "contents", "blobs", "leaves", "heads", "messages");

    /** Copies the lists. */
    public LogChecksView {
        checks = List.copyOf(checks);
        conflicts = List.copyOf(conflicts);
        lost = List.copyOf(lost);
        unproven = List.copyOf(unproven);
    }

    /** The last one; null before the first. */
    public @Nullable LogCheck last() {
        return checks.isEmpty() ? null : checks.get(0);
    }

    /** The last one that is over; null before the first. */
    public @Nullable LogCheck result() {
        return checks.stream().filter(LogCheck::over).findFirst().orElse(null);
    }

    /** Colour of the note about the space. */
    public String spaceColour() {
        return switch (space.state()) {
            case ENOUGH -> space.watched() ? "green" : "amber";
            case LOW -> "amber";
            case EXHAUSTED -> "red";
        };
    }

    /** Whether one is at work. */
    public boolean working() {
        return !checks.isEmpty() && !checks.get(0).over();
    }
}
