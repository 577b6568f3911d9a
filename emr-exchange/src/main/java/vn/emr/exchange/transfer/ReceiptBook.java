package vn.emr.exchange.transfer;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.audit.tree.SealedHead;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.Receipt;
import vn.emr.domain.transfer.StoredMessage;
import vn.emr.domain.transfer.TransferRefused;

/** Receipts that this node has given. */
@UseCase
public class ReceiptBook {

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    NodeSeal seal;

    @Inject
    Messages messages;

    /** The receipt of this message, if one was given. */
    Optional<String> find(UUID message) {
        return messages.find(message).flatMap(m -> Optional.ofNullable(m.receipt()));
    }

    /** Gives one; of two at once the first stands. */
    String give(UUID id, SealedHead head) {
        StoredMessage message = messages.find(id).orElseThrow(TransferRefused::unknown);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String sealed = seal.seal(Receipt.TYPE, new Receipt(id, message.hash(), now, head.size(), head.root()).json());
        messages.receipt(id, facility(), now, sealed);
        return messages.find(id).map(StoredMessage::receipt).orElseThrow(TransferRefused::unknown);
    }

    private String facility() {
        @Nullable String facility = caller.get().facility();
        return facility == null ? "" : facility;
    }
}
