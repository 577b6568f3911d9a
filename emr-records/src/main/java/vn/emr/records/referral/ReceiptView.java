package vn.emr.records.referral;

import java.time.Instant;
import vn.emr.domain.store.Hash;
import vn.emr.domain.transfer.Receipt;

/**
 * The receiver's sealed word that it has everything.
 *
 * @param at when it was given
 * @param entries how many entries the message had
 * @param bytes of their content
 * @param manifest hash of the sealed manifest
 * @param size leaves of the receiver's log at that moment
 */
public record ReceiptView(Instant at, int entries, long bytes, String manifest, long size) {

    static ReceiptView of(Receipt receipt, int entries, long bytes) {
        return new ReceiptView(receipt.at(), entries, bytes, Hash.hex(receipt.manifest()), receipt.size());
    }
}
