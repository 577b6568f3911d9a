package vn.emr.audit.witness;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.audit.seal.SealRefused;
import vn.emr.audit.seal.Sealed;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.store.Node;

/**
 * What happens to the two logs at a contact of two nodes. Whatever is found, the message that came along goes its way: a
 * patient doesn't wait until two logs are explained, and entries are checked by themselves.
 */
@UseCase
public class Witnesses {

    private static final Logger LOG = Logger.getLogger(Witnesses.class);

    @Inject
    Clock clock;

    @Inject
    Node node;

    @Inject
    NodeSeal seal;

    @Inject
    TransparencyLog log;

    @Inject
    WitnessedHeads heads;

    @Inject
    HeadProofs proofs;

    /** Hours after which people are told that a partner doesn't prove its head. */
    @Inject
    @ConfigProperty(name = "emr.witness.unproven-hours", defaultValue = "24")
    int unprovenHours;

    @Inject
    AuditTrail trail;

    /** What we say to this node when we call it. */
    public Contact greet(String other) {
        return say(heads.heldBy(other), heads.newest(other));
    }

    /** What we answer when this node called and said that; hears it first. */
    public Contact answer(String other, Contact theirs) {
        Optional<SeenHead> before = heads.newest(other);
        boolean broke = hear(other, theirs, null);
        Brief held = theirs.witness();
        // Who broke with what we held is shown that, once: so it learns that it lost something.
        return say(
                held == null ? heads.heldBy(other) : OptionalLong.of(held.size()),
                broke ? before : heads.newest(other));
    }

    /**
     * Hears what this node answered.
     *
     * @param ours what we had said: who was told what we hold has no excuse for not proving that it extends it
     */
    public void heard(String other, Contact ours, Contact theirs) {
        hear(other, theirs, ours);
    }

    private Contact say(OptionalLong held, Optional<SeenHead> seen) {
        Optional<SealedHead> newest = log.newestHead();
        ConsistencyProof proof = newest.isPresent() && held.isPresent()
                ? log.consistencyProof(held.getAsLong(), newest.get().size()).orElse(null)
                : null;
        return new Contact(
                newest.map(h -> Brief.of(h, node.origin())).orElse(null),
                proof,
                seen.map(this::witness).orElse(null));
    }

    private Brief witness(SeenHead seen) {
        Instant at = seal.sealedAt(seen.witness(), Brief.WITNESS);
        return Brief.of(seen.head().size(), seen.head().root(), at, seen.origin(), seen.witness());
    }

    /** Whether their log broke with what we held of it. */
    private boolean hear(String other, Contact theirs, @Nullable Contact asked) {
        heads.serialise(other);
        try {
            if (theirs.witness() != null) {
                hearWitness(other, theirs.witness());
            }
            if (theirs.head() == null) {
                nothingToBelieve(other);
                return false;
            }
            return hearHead(other, theirs.head(), theirs.proof(), asked);
        } catch (SealRefused refused) {
            nothingToBelieve(other);
            trail.record(AuditRecord.of(AuditEventType.HEAD_CONFLICT, other, refused.code()));
            LOG.warnf("node %s showed a head that is not believed: %s", other, refused.code());
            return false;
        }
    }

    /** Whose head we hold owes us a proof at each contact. */
    private void nothingToBelieve(String other) {
        heads.newest(other).ifPresent(held -> proofs.missing(other, held.head().size(), null, now()));
    }

    /** What they sealed about our log: kept when it is ours; when it isn't, our own log lost something. */
    private void hearWitness(String other, Brief theirs) {
        String jws = theirs.witness(other);
        requireTheirs(other, seal.open(jws, Brief.WITNESS));
        Optional<SealedHead> ours = log.head(theirs.size());
        boolean same = theirs.origin().equals(node.origin())
                && ours.filter(h -> Arrays.equals(h.root(), theirs.root())).isPresent();
        if (same) {
            heads.witnessedBy(other, ours.orElseThrow(), theirs.at(), jws);
        } else if (heads.lost(other, theirs.size(), theirs.root(), theirs.at())) {
            conflict(
                    other,
                    "own",
                    theirs.size(),
                    log.newestHead().map(SealedHead::size).orElse(0L));
        }
    }

    private boolean hearHead(String other, Brief shown, @Nullable ConsistencyProof proof, @Nullable Contact asked) {
        SealedHead head = shown.head(other);
        requireTheirs(other, seal.open(head.jws(), SealedHead.TYPE));
        Optional<SeenHead> held = heads.newest(other);
        Verdict verdict = Verdict.of(held, head, shown.origin(), proof);
        if (verdict == Verdict.UNPROVEN && asked != null && wasTold(asked, held.orElseThrow())) {
            verdict = Verdict.FORKED;
        }
        if (verdict.code() > 0) {
            keep(other, shown.origin(), head, verdict);
        }
        owes(other, head, held, verdict);
        if (verdict.conflict()) {
            conflict(other, verdict.label(), held.orElseThrow().head().size(), head.size());
        }
        return verdict.conflict();
    }

    /** Notes whether the proof is missing; a break is proven, too, and one that was overtaken on the way says nothing. */
    private void owes(String other, SealedHead head, Optional<SeenHead> held, Verdict verdict) {
        long before = held.map(h -> h.head().size()).orElse(head.size());
        if (verdict == Verdict.UNPROVEN) {
            proofs.missing(other, before, head.size(), now());
        } else if (verdict != Verdict.NOTHING_NEW || head.size() == before) {
            proofs.proven(other, before, now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the other side knew of the very head that we hold when it answered. */
    private static boolean wasTold(Contact asked, SeenHead held) {
        Brief told = asked.witness();
        return told != null
                && told.size() == held.head().size()
                && Arrays.equals(told.root(), held.head().root());
    }

    private void keep(String other, UUID origin, SealedHead head, Verdict verdict) {
        Instant now = now();
        String witness = seal.seal(Brief.WITNESS, Brief.statement(head.size(), head.root(), now, origin, node.name()));
        heads.add(other, origin, head, now, verdict, witness);
    }

    private void conflict(String other, String kind, long before, long now) {
        trail.record(AuditRecord.of(AuditEventType.HEAD_CONFLICT, other, kind + ", held " + before + ", shown " + now));
        LOG.errorf("the log of %s does not fit: %s, held %d leaves, shown %d", other, kind, before, now);
    }

    private static void requireTheirs(String other, Sealed sealed) {
        if (!sealed.node().equals(other)) {
            throw SealRefused.untrusted();
        }
    }

    /** The other logs that broke with what we held of them, the newest first. */
    public List<HeadConflict> conflicts(int limit) {
        return heads.conflicts(limit);
    }

    /** Partners that have not proven their head for longer than is configured. */
    public List<UnprovenHead> unproven() {
        return proofs.missingSince(now().minus(Duration.ofHours(unprovenHours)));
    }

    /** Hours after which a partner is among {@link #unproven}. */
    public int unprovenHours() {
        return unprovenHours;
    }

    /** What others hold of our log and we don't. */
    public List<LostHead> lost(int limit) {
        return heads.lost(limit);
    }
}
