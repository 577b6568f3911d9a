package vn.emr.domain.store;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/**
 * Another node sends an entry that is not the one that this node knows at the same place of the same stream: one of the
 * two logs was altered, or a log was forked.
 */
public final class EntryConflict extends Refusal {

    private static final long serialVersionUID = 1L;

    /** The place that the two disagree about. */
    EntryConflict(EntryRef entry) {
        super(
                Kind.CONFLICT,
                "entry.conflict",
                Map.of("stream", entry.stream().id().toString(), "sequence", Integer.toString(entry.sequence())));
    }
}
