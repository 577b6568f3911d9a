package vn.emr.exchange.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.tree.TransparencyLog;

/**
 * The receipt of a message that is in the record. It carries a head of the node's log in which everything of the message
 * is, so it is made after the message was committed; whoever asks again gets the same one.
 */
@ApplicationScoped
public class GiveReceipt {

    @Inject
    ReceiptBook book;

    @Inject
    TransparencyLog log;

    String receipt(UUID message) {
        Optional<String> given = book.find(message);
        return given.orElseGet(() -> {
            SealedHead head = log.headWithEverything();
            return book.give(message, head);
        });
    }
}
