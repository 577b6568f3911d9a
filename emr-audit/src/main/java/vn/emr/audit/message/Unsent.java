package vn.emr.audit.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.store.EntryRef;
import vn.emr.domain.store.Packets;
import vn.emr.domain.store.StreamId;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.StoredMessage;

/** What the other side of a referral hasn't been sent yet. */
@ApplicationScoped
public class Unsent {

    @Inject
    Packets packets;

    @Inject
    Messages messages;

    private record Place(StreamId stream, int sequence) {

        static Place of(EntryRef entry) {
            return new Place(entry.stream(), entry.sequence());
        }
    }

    /**
     * Current versions of these resources, and of everything that was sent before, that no message of ours names;
     * withdrawals of what was sent are among them.
     */
    public List<EntryRef> of(Referral referral, Collection<UUID> resources) {
        List<EntryRef> sent = messages.of(referral.id()).stream()
                .filter(StoredMessage::outgoing)
                .flatMap(m -> m.contents().entries().stream())
                .toList();
        Set<UUID> wanted = new LinkedHashSet<>(resources);
        wanted.addAll(packets.amendedSince(sent));
        Set<Place> there = sent.stream().map(Place::of).collect(Collectors.toSet());
        return packets.current(wanted).stream()
                .filter(e -> !there.contains(Place.of(e)))
                .toList();
    }
}
