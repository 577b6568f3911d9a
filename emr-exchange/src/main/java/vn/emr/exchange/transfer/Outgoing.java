package vn.emr.exchange.transfer;

import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.audit.seal.Sealed;
import vn.emr.audit.witness.LaterReceipts;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.Packets;
import vn.emr.domain.transfer.Connections;
import vn.emr.domain.transfer.FileRef;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.Outbox;
import vn.emr.domain.transfer.PartnerNodes;
import vn.emr.domain.transfer.Receipt;
import vn.emr.domain.transfer.StoredMessage;
import vn.emr.domain.transfer.TransferRefused;

/** What the worker asks of the record and tells it, each in a short transaction; no line is waited for in any of them. */
@UseCase
public class Outgoing {

    /** Content that is shorter than this rides along with the manifest. */
    private static final int RIDES_ALONG = 64 * 1024;

    @Inject
    Clock clock;

    @Inject
    Outbox outbox;

    @Inject
    Messages messages;

    @Inject
    Packets packets;

    @Inject
    Blobs blobs;

    @Inject
    Connections connections;

    @Inject
    PartnerNodes nodes;

    @Inject
    Referrals referrals;

    @Inject
    NodeSeal seal;

    @Inject
    LaterReceipts later;

    @Inject
    AuditTrail trail;

    /**
     * A message ready to leave.
     *
     * @param message the message
     * @param manifest what it consists of
     * @param address of the doors of the node that it is for
     * @param announcement body of the announcement
     */
    record Ready(StoredMessage message, Manifest manifest, URI address, byte[] announcement) {}

    Optional<Outbox.Claim> claim() {
        return outbox.claim();
    }

    /** Gives back what was taken before the node ended. */
    int giveBack() {
        return outbox.giveBack();
    }

    /** Gives back one message. */
    void giveBack(Outbox.Claim claim) {
        outbox.giveBack(claim.message());
    }

    /**
     * Makes the message ready.
     *
     * @throws TransferRefused when the connection was closed since it was queued
     */
    Ready prepare(Outbox.Claim claim) {
        StoredMessage message = messages.find(claim.message()).orElseThrow(TransferRefused::unknown);
        Manifest manifest =
                Manifest.parse(seal.open(message.manifest(), Manifest.TYPE).payload());
        connections.requireOpen(manifest.from(), manifest.to());
        URI address = nodes.address(claim.node()).orElseThrow(() -> TransferRefused.noAddress(claim.node()));
        return new Ready(message, manifest, address, announcement(message, manifest));
    }

    private byte[] announcement(StoredMessage message, Manifest manifest) {
        boolean small =
                manifest.entryBytes() < 8L * RIDES_ALONG && manifest.files().isEmpty();
        if (small) {
            List<Integer> all =
                    IntStream.range(0, manifest.entries().size()).boxed().toList();
            byte[] whole = new Envelope(message.manifest(), packets.pack(manifest.entries(), all)).bytes();
            if (whole.length <= RIDES_ALONG) {
                return whole;
            }
        }
        return new Envelope(message.manifest(), null).bytes();
    }

    /**
     * What has to be uploaded, in one piece; the same bytes every time.
     *
     * @param missing places in the manifest that the receiver lacks, separated by spaces
     */
    byte[] upload(Manifest manifest, String missing) {
        if (manifest.kind() == MessageKind.FILES) {
            return files(manifest);
        }
        List<Integer> places = Stream.of(missing.split(" ", -1))
                .filter(p -> !p.isEmpty())
                .map(Integer::valueOf)
                .toList();
        return ContentCodec.compressForLine(CanonicalJson.write(packets.pack(manifest.entries(), places)));
    }

    private byte[] files(Manifest manifest) {
        long length = manifest.files().stream().mapToLong(FileRef::size).sum();
        byte[] all = new byte[Math.toIntExact(length)];
        int at = 0;
        for (FileRef file : manifest.files()) {
            byte[] content = blobs.read(manifest.from(), file.sha256()).orElseThrow(TransferRefused::unknown);
            System.arraycopy(content, 0, all, at, content.length);
            at += content.length;
        }
        return all;
    }

    /** Says how far the upload is; whether something more urgent should go first. */
    boolean progress(UUID message, long bytes, long total) {
        return outbox.progress(message, bytes, total);
    }

    /**
     * Keeps the receipt, and with it the message is delivered.
     *
     * @throws TransferRefused when the receipt is not for this message, or not from the node that it went to
     */
    void receipted(Outbox.Claim claim, Manifest manifest, String sealed) {
        Sealed opened = seal.open(sealed, Receipt.TYPE);
        Receipt receipt = Receipt.parse(opened.payload());
        StoredMessage message = messages.find(claim.message()).orElseThrow(TransferRefused::unknown);
        boolean fits = opened.node().equals(claim.node())
                && receipt.message().equals(claim.message())
                && Arrays.equals(receipt.manifest(), message.hash());
        if (!fits) {
            throw TransferRefused.malformed("receipt");
        }
        messages.receipt(claim.message(), claim.facility(), receipt.at(), sealed);
        if (message.receipt() != null && !message.receipt().equals(sealed)) {
            receiptedAgain(claim, receipt, sealed);
        }
        outbox.receipted(claim.message());
        if (manifest.kind() == MessageKind.REFERRAL) {
            Referral referral = referrals.get(manifest.referral());
            referral.hear(ReferralState.RECEIVED, clock.instant());
        }
        trail.record(new AuditRecord(
                AuditEventType.REFERRAL_RECEIPTED,
                manifest.patient(),
                LegalBasis.NONE,
                manifest.entries().size() + manifest.files().size(),
                manifest.referral().toString(),
                manifest.kind().label() + ' ' + manifest.to()));
    }

    /** The receiver had lost the message: the first receipt stays, the new one is kept beside it and its hash in the log. */
    private void receiptedAgain(Outbox.Claim claim, Receipt receipt, String sealed) {
        later.add(claim.message(), receipt.at(), sealed);
        trail.record(AuditRecord.of(
                AuditEventType.MESSAGE_REOPENED,
                claim.message().toString(),
                "receipt " + Hash.hex(Hash.of(sealed.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Tries it again later. */
    void retry(UUID message, Duration wait, String problem) {
        outbox.retry(message, wait, problem);
    }

    /** A person has to look at it. */
    void stop(Outbox.Claim claim, String problem) {
        outbox.stop(claim.message(), problem);
        trail.record(
                AuditRecord.of(AuditEventType.MESSAGE_REFUSED, claim.message().toString(), problem));
    }
}
