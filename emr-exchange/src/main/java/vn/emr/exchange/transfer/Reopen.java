package vn.emr.exchange.transfer;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.audit.witness.HeadConflict;
import vn.emr.audit.witness.LaterReceipts;
import vn.emr.audit.witness.Reopenings;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.transfer.Outbox;
import vn.emr.domain.transfer.PartnerNodes;
import vn.emr.domain.transfer.Receipt;

/** What the record knows and is told while messages are looked for that another node lost, each in a short transaction. */
@UseCase
public class Reopen {

    @Inject
    Reopenings reopenings;

    @Inject
    Outbox outbox;

    @Inject
    PartnerNodes nodes;

    @Inject
    LaterReceipts later;

    @Inject
    NodeSeal seal;

    @Inject
    AuditTrail trail;

    /**
     * A receipt that the other node gave.
     *
     * @param message what it is for
     * @param receipt what it says
     */
    record Given(UUID message, Receipt receipt) {

        private long size() {
            return receipt.size();
        }
    }

    /** The oldest break that nobody has looked into. */
    Optional<HeadConflict> next() {
        return reopenings.next();
    }

    /** Where the node's doors are. */
    Optional<java.net.URI> address(String node) {
        return nodes.address(node);
    }

    /** Facilities that sent something to the node. */
    List<String> facilities(String node) {
        return outbox.facilitiesReceiptedBy(node);
    }

    /** The last receipt of each message of the caller's facility, in the order of the tree that it names. */
    List<Given> receipts(String node) {
        Map<UUID, String> sealed = new HashMap<>(outbox.receiptedBy(node));
        sealed.putAll(later.newest(sealed.keySet()));
        List<Given> given = new ArrayList<>();
        sealed.forEach((message, jws) -> given.add(new Given(
                message, Receipt.parse(seal.openStored(jws, Receipt.TYPE).payload()))));
        given.sort(Comparator.comparingLong(Given::size));
        return given;
    }

    /** Sends these again. */
    int reopen(HeadConflict conflict, List<Given> lost) {
        int reopened = 0;
        for (Given given : lost) {
            if (outbox.reopen(given.message())) {
                reopened++;
                trail.record(AuditRecord.of(
                        AuditEventType.MESSAGE_REOPENED, given.message().toString(), conflict.node()));
            }
        }
        return reopened;
    }

    /** All facilities' messages were looked through. */
    void done(HeadConflict conflict, int messages) {
        reopenings.done(conflict, messages);
    }
}
