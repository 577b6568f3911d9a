package vn.emr.exchange.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.witness.Contact;
import vn.emr.audit.witness.Witnesses;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.kernel.Refusal;
import vn.emr.domain.transfer.Outbox;

/**
 * Sends one message: announces it, uploads what the other node lacks, keeps the receipt. Whatever breaks, it begins anew
 * with the announcement, and the other node says where to go on.
 */
@ApplicationScoped
public class SendMessage {

    private static final Logger LOG = Logger.getLogger(SendMessage.class);
    private static final String WORKER = "transfer";

    /** An emergency waits for one part at most. */
    private static final int PART = 128 * 1024;

    private static final int LONGEST_WAIT_SECONDS = 300;

    /** Content that arrives damaged is sent again so often before a person has to look. */
    private static final int DAMAGED = 5;

    @Inject
    CurrentCaller caller;

    @Inject
    Outgoing outgoing;

    @Inject
    Witnesses witnesses;

    @Inject
    Lines lines;

    @Inject
    AuditSpace space;

    /** Messages that are still claimed because the database was away when their try ended. */
    private final Queue<Outbox.Claim> owed = new ConcurrentLinkedQueue<>();

    /** Goes on with what the node was sending when it ended. */
    void goOn() throws Exception {
        int left = caller.runAs(Caller.system(WORKER, null), outgoing::giveBack);
        if (left > 0) {
            LOG.infof("%d messages were on their way when the node ended", left);
        }
    }

    /** Sends the next message that waits; false when none does, or there is no space to record it. */
    boolean sendNext() throws Exception {
        if (space.exhausted()) {
            return false;
        }
        giveBackOwed();
        Optional<Outbox.Claim> next = caller.runAs(Caller.system(WORKER, null), outgoing::claim);
        if (next.isPresent()) {
            Outbox.Claim claim = next.get();
            caller.runAs(Caller.system(WORKER, claim.facility()), () -> {
                attempt(claim);
                return null;
            });
        }
        return next.isPresent();
    }

    /**
     * Nobody else works on them, and nobody would before they are taken for dead. Were one given back that another worker
     * has taken meanwhile, the receiver would still take it once.
     */
    private void giveBackOwed() throws Exception {
        for (Outbox.Claim claim = owed.poll(); claim != null; claim = owed.poll()) {
            Outbox.Claim back = claim;
            try {
                caller.runAs(Caller.system(WORKER, claim.facility()), () -> {
                    outgoing.giveBack(back);
                    return null;
                });
            } catch (Exception e) {
                owed.add(back);
                throw e;
            }
        }
    }

    private void attempt(Outbox.Claim claim) throws InterruptedException {
        try {
            trySending(claim);
        } catch (RuntimeException e) {
            owed.add(claim);
            throw e;
        }
    }

    private void trySending(Outbox.Claim claim) throws InterruptedException {
        try {
            send(claim);
        } catch (Line.Refused refused) {
            refused(claim, refused);
        } catch (IOException e) {
            later(claim, "line." + e.getClass().getSimpleName());
        } catch (Refusal refusal) {
            outgoing.stop(claim, refusal.code());
            LOG.warnf("message %s stopped: %s", claim.message(), refusal.code());
        } catch (RuntimeException e) {
            later(claim, "internal." + e.getClass().getSimpleName());
            LOG.errorf("message %s waits: %s", claim.message(), e.getClass().getName());
        }
    }

    private void send(Outbox.Claim claim) throws IOException, Line.Refused, InterruptedException {
        Outgoing.Ready ready = outgoing.prepare(claim);
        Line line = lines.open();
        Contact ours = witnesses.greet(claim.node());
        Line.Answer answer = line.announce(ready.address(), ours, ready.announcement());
        witnesses.heard(claim.node(), ours, answer.contact());
        if (answer.whole()) {
            outgoing.receipted(claim, ready.manifest(), answer.receipt());
        } else {
            upload(claim, ready, line, answer);
        }
    }

    private void upload(Outbox.Claim claim, Outgoing.Ready ready, Line line, Line.Answer announced)
            throws IOException, Line.Refused, InterruptedException {
        byte[] all = outgoing.upload(ready.manifest(), announced.missing());
        int offset = Math.toIntExact(announced.offset());
        while (true) {
            if (outgoing.progress(claim.message(), offset, all.length)) {
                return;
            }
            int length = Math.min(PART, all.length - offset);
            Contact ours = witnesses.greet(claim.node());
            Line.Answer answer =
                    line.upload(ready.address(), ours, ready.manifest().to(), claim.message(), all, offset, length);
            witnesses.heard(claim.node(), ours, answer.contact());
            if (answer.whole()) {
                outgoing.receipted(claim, ready.manifest(), answer.receipt());
                return;
            }
            offset = Math.toIntExact(answer.offset());
        }
    }

    private void refused(Outbox.Claim claim, Line.Refused refused) {
        boolean damaged = refused.code().endsWith(".malformed") && claim.attempts() >= DAMAGED;
        if (refused.temporary() && !damaged) {
            later(claim, refused.code());
        } else {
            outgoing.stop(claim, refused.code());
            LOG.warnf("message %s stopped: %s", claim.message(), refused.code());
        }
    }

    /** Waits longer after each failure, and not as long as everybody else. */
    private void later(Outbox.Claim claim, String problem) {
        long seconds = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(claim.attempts(), 9));
        long jitter = ThreadLocalRandom.current().nextLong(500 * seconds);
        outgoing.retry(claim.message(), Duration.ofMillis(500 * seconds + jitter), problem);
    }
}
