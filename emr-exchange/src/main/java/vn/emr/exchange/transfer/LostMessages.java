package vn.emr.exchange.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.audit.witness.HeadConflict;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;

/**
 * When another node's log broke with what we held of it, sends again what it had receipted and no longer has: every
 * message whose receipt names a tree that the node's log doesn't begin with any more. Those are the last ones, so a search
 * by halves asks for a handful of proofs.
 */
@ApplicationScoped
public class LostMessages {

    private static final Logger LOG = Logger.getLogger(LostMessages.class);
    private static final String WORKER = "transfer";

    @Inject
    CurrentCaller caller;

    @Inject
    Reopen reopen;

    @Inject
    Lines lines;

    /** Asks the other node for a proof of consistency. */
    @FunctionalInterface
    interface Proofs {

        /** Empty when its log has no tree of the first size. */
        Optional<ConsistencyProof> ask(long first, long second) throws IOException, InterruptedException;
    }

    /** Looks into the oldest break that nobody looked into; false when there is none, or the other node can't be asked. */
    boolean reopenNext() throws Exception {
        Optional<HeadConflict> next = caller.runAs(Caller.system(WORKER, null), reopen::next);
        if (next.isEmpty()) {
            return false;
        }
        HeadConflict conflict = next.get();
        var address = caller.runAs(Caller.system(WORKER, null), () -> reopen.address(conflict.node()));
        if (address.isEmpty()) {
            return false;
        }
        reopen(conflict, (first, second) -> lines.open().consistency(address.get(), first, second));
        return true;
    }

    void reopen(HeadConflict conflict, Proofs proofs) throws Exception {
        int messages = 0;
        for (String facility : caller.runAs(Caller.system(WORKER, null), () -> reopen.facilities(conflict.node()))) {
            messages += caller.runAs(Caller.system(WORKER, facility), () -> {
                List<Reopen.Given> given = reopen.receipts(conflict.node());
                return reopen.reopen(conflict, given.subList(firstLost(given, conflict, proofs), given.size()));
            });
        }
        int all = messages;
        caller.runAs(Caller.system(WORKER, null), () -> {
            reopen.done(conflict, all);
            return null;
        });
        LOG.warnf("%d messages are sent to %s again: its log lost them", all, conflict.node());
    }

    /** A log that has a tree has every smaller one too, so those that it lost are the last. */
    private static int firstLost(List<Reopen.Given> given, HeadConflict conflict, Proofs proofs)
            throws IOException, InterruptedException {
        int low = 0;
        int high = given.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (has(given.get(middle), conflict, proofs)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean has(Reopen.Given given, HeadConflict conflict, Proofs proofs)
            throws IOException, InterruptedException {
        long size = given.receipt().size();
        return size <= conflict.size()
                && proofs.ask(size, conflict.size())
                        .filter(p -> p.first() == size && p.second() == conflict.size())
                        .filter(p -> p.proves(given.receipt().root(), conflict.root()))
                        .isPresent();
    }
}
