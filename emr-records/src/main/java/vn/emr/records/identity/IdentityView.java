package vn.emr.records.identity;

import java.util.List;
import vn.emr.audit.identity.StewardIdentity;

/**
 * The steward's list.
 *
 * @param waiting the oldest first
 * @param decided the newest first
 * @param allWaiting how many wait, shown or not
 */
public record IdentityView(List<IdentityRow> waiting, List<IdentityRow> decided, int allWaiting) {

    /** Copies the lists. */
    public IdentityView {
        waiting = List.copyOf(waiting);
        decided = List.copyOf(decided);
    }

    static IdentityView of(StewardIdentity.Questions all) {
        return new IdentityView(
                all.waiting().stream().map(IdentityRow::of).toList(),
                all.decided().stream().map(IdentityRow::of).toList(),
                all.allWaiting());
    }

    /** Whether nothing was ever asked. */
    public boolean empty() {
        return waiting.isEmpty() && decided.isEmpty();
    }
}
