package vn.emr.audit.tree;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that becomes a leaf.
 *
 * @param kind what it is
 * @param stream stream of the entry; null for others
 * @param sequence place of the entry in it; null for others
 * @param event key of the audit event; null for others
 * @param message id of the message that the receipt is for; null for others
 * @param hash hash of it, which the leaf holds
 */
record NewLeaf(
        int kind,
        @Nullable Long stream,
        @Nullable Integer sequence,
        @Nullable Long event,
        @Nullable UUID message,
        byte[] hash) {

    private static final int ENTRY = 1;
    private static final int EVENT = 2;
    private static final int RECEIPT = 3;

    static NewLeaf ofEntry(long stream, int sequence, byte[] hash) {
        return new NewLeaf(ENTRY, stream, sequence, null, null, hash);
    }

    static NewLeaf of(LoggedEvent event) {
        return new NewLeaf(EVENT, null, null, event.key(), null, event.hash());
    }

    static NewLeaf ofReceipt(UUID message, byte[] hash) {
        return new NewLeaf(RECEIPT, null, null, null, message, hash);
    }
}
