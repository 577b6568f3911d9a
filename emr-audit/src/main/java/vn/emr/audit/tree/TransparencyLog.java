package vn.emr.audit.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What the node can prove to others: that something is in its log, and that the log of today still begins with that of
 * an earlier day.
 */
@ApplicationScoped
public class TransparencyLog {

    @Inject
    Sequencer sequencer;

    /**
     * The newest sealed head, with everything in it that was committed before the call. Works in transactions of its
     * own, so what the transaction around it wrote is not in it. When nothing came since the last head, it is that one.
     */
    public SealedHead headWithEverything() {
        Optional<SealedHead> head = sequencer.step();
        while (head.isEmpty()) {
            head = sequencer.step();
        }
        return head.get();
    }
}
