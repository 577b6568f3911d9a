package vn.emr.exchange.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.audit.seal.Sealed;
import vn.emr.audit.witness.Contact;
import vn.emr.audit.witness.Witnesses;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.kernel.Refusal;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.TransferRefused;

/**
 * What happens at the door between nodes, step by step, each step in its own transaction: open the seal, take the
 * message, give the receipt. A refusal is recorded and leaves nothing behind.
 */
@ApplicationScoped
public class TransferDoor {

    private static final String WORKER = "transfer:";

    @Inject
    CurrentCaller caller;

    @Inject
    NodeSeal seal;

    @Inject
    TakeMessage taking;

    @Inject
    GiveReceipt receipts;

    @Inject
    Witnesses witnesses;

    @Inject
    AuditTrail trail;

    /**
     * What the door answers.
     *
     * @param taken what became of the message
     * @param receipt the sealed receipt; empty while something is missing
     */
    record Answer(Taken taken, String receipt) {}

    /**
     * Hears what the node said of the two logs, and says what the answer is to carry. What can't be read is as good as not
     * said, and recorded: the message beside it goes its way.
     */
    Contact contact(String node, Function<String, @Nullable String> header) {
        try {
            return witnesses.answer(node, Contact.of(header));
        } catch (IllegalArgumentException e) {
            trail.recordRefusal(AuditRecord.of(AuditEventType.HEAD_CONFLICT, node, "contact.malformed"));
            return witnesses.greet(node);
        }
    }

    /** A node announces a message, maybe with its entries. */
    Answer announce(String node, byte[] body) throws Exception {
        Announced message = recorded(node, "", () -> open(node, Envelope.read(body)));
        String facility = message.manifest().to();
        return caller.runAs(Caller.system(WORKER + node, facility), () -> {
            Taken taken = recorded(node, message.id().toString(), () -> taking.announce(message));
            return answer(taken, message.id());
        });
    }

    /** A node brings a part of a message that it has announced. */
    Answer upload(String node, String facility, UUID id, long offset, byte[] part, boolean last) throws Exception {
        return caller.runAs(Caller.system(WORKER + node, facility), () -> {
            try {
                Taken taken = recorded(
                        node,
                        id.toString(),
                        () -> taking.upload(
                                node, id, offset, part, last, (n, jws) -> open(n, new Envelope(jws, null))));
                return answer(taken, id);
            } catch (Refusal refused) {
                if (last && refused.kind() == Refusal.Kind.INVALID) {
                    taking.restart(id);
                }
                throw refused;
            }
        });
    }

    private Answer answer(Taken taken, UUID id) throws Exception {
        return new Answer(taken, taken.whole() ? receipts.receipt(id) : "");
    }

    private Announced open(String node, Envelope envelope) {
        Sealed sealed = seal.open(envelope.manifest(), Manifest.TYPE);
        if (!sealed.node().equals(node)) {
            throw TransferRefused.notTheirs(sealed.node());
        }
        Manifest manifest = Manifest.parse(sealed.payload());
        return new Announced(
                node, manifest, Manifest.hashOf(envelope.manifest()), envelope.manifest(), envelope.packet());
    }

    /** What is refused is on record, unless it is only too early. */
    private <T> T recorded(String node, String message, Callable<T> step) throws Exception {
        try {
            return step.call();
        } catch (Refusal refused) {
            if (!refused.code().equals(TransferRefused.EARLY)) {
                trail.recordRefusal(AuditRecord.of(
                        AuditEventType.MESSAGE_REFUSED, message.isEmpty() ? node : message, refused.code()));
            }
            throw refused;
        }
    }
}
