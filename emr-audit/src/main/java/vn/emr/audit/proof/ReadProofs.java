package vn.emr.audit.proof;

import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.audit.tree.InclusionProof;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Hash;

/**
 * Proofs and heads in the form in which they leave the node ({@code docs/format.md}). Hashes name nobody, so whoever may
 * ask for proofs gets all of them; that somebody asked is on record.
 */
@UseCase
public class ReadProofs {

    /** Most heads of one answer. */
    public static final int MOST_HEADS = 1000;

    @Inject
    TransparencyLog log;

    @Inject
    AuditTrail trail;

    /**
     * The newest sealed head.
     *
     * @throws ProofRefused while there is none
     */
    public JsonObject newestHead() {
        SealedHead head = log.newestHead().orElseThrow(() -> ProofRefused.noTree(0));
        record("head", null);
        return head.json();
    }

    /** Sealed heads of more leaves than this, the smallest first, at most {@link #MOST_HEADS}. */
    public List<SealedHead> headsSince(long size) {
        List<SealedHead> heads = log.headsSince(size, MOST_HEADS);
        trail.record(AuditRecord.of(AuditEventType.PROOF_READ, "heads", Long.toString(size))
                .counting(heads.size()));
        return heads;
    }

    /**
     * That something is a leaf of the tree of this size.
     *
     * @param hash what the leaf holds
     * @param size leaves of the tree; null for that of the newest head
     * @throws ProofRefused when it isn't
     */
    public String inclusion(byte[] hash, @Nullable Long size) {
        long leaves = size(size);
        if (!log.has(leaves)) {
            throw ProofRefused.noTree(leaves);
        }
        InclusionProof proof = log.inclusionProof(hash, leaves).orElseThrow(ProofRefused::noLeaf);
        record("inclusion", Hash.hex(hash));
        return ProofJson.of(proof, hash, head(leaves));
    }

    /**
     * That the tree of the second size begins with the whole tree of the first.
     *
     * @param second null for that of the newest head
     * @throws ProofRefused when there are no such trees
     */
    public String consistency(long first, @Nullable Long second) {
        long leaves = size(second);
        ConsistencyProof proof = log.consistencyProof(first, leaves).orElseThrow(() -> ProofRefused.noTree(leaves));
        record("consistency", Long.toString(first));
        return ProofJson.of(proof, head(leaves));
    }

    private long size(@Nullable Long asked) {
        return asked == null ? log.newestHead().map(SealedHead::size).orElse(0L) : asked;
    }

    private @Nullable String head(long size) {
        return log.head(size).map(SealedHead::jws).orElse(null);
    }

    private void record(String what, @Nullable String detail) {
        trail.record(AuditRecord.of(AuditEventType.PROOF_READ, what, detail));
    }
}
