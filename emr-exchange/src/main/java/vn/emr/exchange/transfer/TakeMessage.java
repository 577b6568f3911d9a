package vn.emr.exchange.transfer;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.store.ReceivedEntries;
import vn.emr.domain.transfer.Connections;
import vn.emr.domain.transfer.FileRef;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.StoredMessage;
import vn.emr.domain.transfer.TransferRefused;
import vn.emr.domain.transfer.Uploads;

/**
 * Takes what another node brings: all of a message or nothing. However often it is brought, it takes effect once. The
 * caller is the node itself, for the facility that the message is for.
 */
@UseCase
public class TakeMessage {

    /** Bytes of the files of one message. */
    private static final long MOST = 64L << 20;

    @Inject
    Facilities facilities;

    @Inject
    Connections connections;

    @Inject
    Messages messages;

    @Inject
    Uploads uploads;

    @Inject
    ReceivedEntries entries;

    @Inject
    CommitMessage commit;

    /** Takes the message, or says what is missing of it. */
    Taken announce(Announced message) {
        Manifest manifest = message.manifest();
        messages.serialise(message.id());
        Optional<StoredMessage> known = messages.find(message.id());
        if (known.isPresent()) {
            return same(known.get().hash(), message);
        }
        requireTheirs(message);
        requireHere(manifest.to());
        connections.requireOpen(manifest.to(), manifest.from());
        requireNext(manifest);
        requireHandy(manifest);
        Optional<Uploads.Upload> begun = uploads.lock(message.id());
        begun.ifPresent(u -> same(u.hash(), message));
        List<Integer> missing = entries.missing(manifest.entries());
        if (message.packet() != null || nothingComes(manifest, missing)) {
            commit.commit(message, message.packet() == null ? new JsonObject() : message.packet(), new byte[0]);
            return Taken.WHOLE;
        }
        uploads.open(manifest, message.node(), message.hash(), message.sealed());
        return new Taken(
                false, places(missing), begun.map(Uploads.Upload::bytes).orElse(0L));
    }

    private static boolean nothingComes(Manifest manifest, List<Integer> missing) {
        return missing.isEmpty() && manifest.files().isEmpty();
    }

    private static String places(List<Integer> missing) {
        return missing.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static Taken same(byte[] hash, Announced message) {
        if (!Arrays.equals(hash, message.hash())) {
            throw TransferRefused.sameId(message.id());
        }
        return Taken.WHOLE;
    }

    private void requireTheirs(Announced message) {
        Manifest manifest = message.manifest();
        boolean theirs = manifest.node().equals(message.node())
                && connections
                        .nodeOf(manifest.from())
                        .filter(message.node()::equals)
                        .isPresent();
        if (!theirs) {
            throw TransferRefused.notTheirs(manifest.from());
        }
    }

    private void requireHere(String facility) {
        if (facilities.find(facility).filter(Facility::hosted).isEmpty()) {
            throw TransferRefused.notHere(facility);
        }
    }

    /** A message is put together in memory: whoever sends more files than that sends more messages. */
    private static void requireHandy(Manifest manifest) {
        if (manifest.files().stream().anyMatch(f -> f.size() > MOST)
                || manifest.files().stream().mapToLong(FileRef::size).sum() > MOST) {
            throw TransferRefused.tooLarge();
        }
    }

    private void requireNext(Manifest manifest) {
        boolean first = manifest.kind() == MessageKind.REFERRAL;
        int last = messages.lastReceived(manifest.referral());
        if (manifest.sequence() > last + 1) {
            throw TransferRefused.early(manifest.sequence());
        }
        if (manifest.sequence() <= last || (first && manifest.sequence() != 1)) {
            throw TransferRefused.sameId(manifest.id());
        }
    }

    /**
     * Keeps the next part of an upload; with the last one the message is taken.
     *
     * @param node name of the node that brings it
     * @param id of the message
     * @param offset where the part begins
     * @param part its bytes
     * @param last whether it is the last one
     */
    Taken upload(String node, UUID id, long offset, byte[] part, boolean last, Opener opener) {
        messages.serialise(id);
        if (messages.find(id).isPresent()) {
            return Taken.WHOLE;
        }
        Uploads.Upload upload = uploads.lock(id).orElseThrow(TransferRefused::unknown);
        if (upload.bytes() != offset) {
            throw TransferRefused.offset(upload.bytes());
        }
        uploads.add(upload, part);
        if (!last) {
            return new Taken(false, "", offset + part.length);
        }
        Announced message = opener.open(node, upload.manifest());
        requireTheirs(message);
        connections.requireOpen(message.manifest().to(), message.manifest().from());
        requireNext(message.manifest());
        byte[] content = uploads.content(id);
        boolean files = message.manifest().kind() == MessageKind.FILES;
        commit.commit(message, files ? new JsonObject() : Envelope.unpack(content), files ? content : new byte[0]);
        uploads.close(id);
        return Taken.WHOLE;
    }

    /** Forgets an upload that turned out to be damaged, so that it begins anew. */
    void restart(UUID id) {
        uploads.close(id);
    }

    /** Opens a sealed manifest. */
    interface Opener {
        Announced open(String node, String sealed);
    }
}
