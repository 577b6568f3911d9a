package vn.emr.audit.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.store.EntryRef;
import vn.emr.domain.store.Node;
import vn.emr.domain.store.Packets;
import vn.emr.domain.transfer.Connections;
import vn.emr.domain.transfer.FileRef;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.Outbox;
import vn.emr.domain.transfer.TransferRefused;

/** Seals a message about a referral and queues it, in the transaction of the act that it tells of. */
@ApplicationScoped
public class Dispatch {

    @Inject
    Clock clock;

    @Inject
    Node node;

    @Inject
    NodeSeal seal;

    @Inject
    Packets packets;

    @Inject
    Unsent unsent;

    @Inject
    Connections connections;

    @Inject
    Messages messages;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail trail;

    /**
     * What a message consists of.
     *
     * @param kind what it is
     * @param resources logical ids whose current versions go along
     * @param files files that go along
     * @param notSent how many resources of each type were left out on purpose
     * @param answer state that an answer brings the referral to; null unless it is one
     */
    public record Content(
            MessageKind kind,
            List<UUID> resources,
            List<FileRef> files,
            Map<String, Integer> notSent,
            @Nullable ReferralState answer) {}

    /**
     * Sends it.
     *
     * @throws TransferRefused when the connection between the two facilities is not open; recorded as refused
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID send(Referral referral, Content content) {
        return queue(referral, referral.patient(), content, packets.current(content.resources()));
    }

    /** Sends the bytes of one file behind what names it: on a slow line one that is there is of use. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sendFile(Referral referral, FileRef file) {
        send(referral, new Content(MessageKind.FILES, List.of(), List.of(file), Map.of(), null));
    }

    /**
     * Sends more about a referral: what of these resources, and of what was sent before, the other side doesn't have.
     *
     * @param patient whom it is about: the referral's Patient, or the same person as the HIS exported it later
     * @return the message; empty when the other side has everything
     * @throws TransferRefused when the connection between the two facilities is not open; recorded as refused
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> supplement(
            Referral referral, UUID patient, List<UUID> resources, Map<String, Integer> notSent) {
        List<EntryRef> entries = unsent.of(referral, resources);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Content content = new Content(MessageKind.SUPPLEMENT, resources, List.of(), notSent, null);
        return Optional.of(queue(referral, patient, content, entries));
    }

    private UUID queue(Referral referral, UUID patient, Content content, List<EntryRef> entries) {
        String from = referral.facility().code();
        String to = referral.partner().code();
        requireOpen(referral, from, to);
        String target = connections.nodeOf(to).orElseThrow(() -> TransferRefused.closed(from, to));
        Manifest manifest = manifest(referral, patient, content, entries);
        String sealed = seal.seal(Manifest.TYPE, manifest.json());
        messages.sent(manifest, Manifest.hashOf(sealed), sealed);
        outbox.add(manifest, target);
        AuditEventType type =
                content.kind() == MessageKind.ANSWER ? AuditEventType.REFERRAL_ANSWERED : AuditEventType.REFERRAL_SENT;
        trail.record(about(referral, patient, type, to)
                .counting(entries.size() + content.files().size()));
        return manifest.id();
    }

    private void requireOpen(Referral referral, String from, String to) {
        try {
            connections.requireOpen(from, to);
        } catch (TransferRefused closed) {
            trail.recordRefusal(
                    about(referral, referral.patient(), AuditEventType.REFERRAL_SENT, closed.code() + ' ' + to));
            throw closed;
        }
    }

    private static AuditRecord about(Referral referral, UUID patient, AuditEventType type, String detail) {
        return new AuditRecord(
                type, patient, LegalBasis.NONE, null, referral.id().toString(), detail);
    }

    private Manifest manifest(Referral referral, UUID patient, Content content, List<EntryRef> entries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Manifest(
                Ids.next(clock),
                content.kind(),
                referral.id(),
                messages.nextSequence(referral.id()),
                now,
                node.name(),
                node.origin(),
                referral.facility().code(),
                referral.partner().code(),
                patient,
                referral.urgency(),
                entries,
                content.files(),
                content.notSent(),
                content.answer());
    }
}
