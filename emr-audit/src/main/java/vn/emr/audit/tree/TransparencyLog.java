package vn.emr.audit.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the node can prove to others: that something is in its log, and that the log of today still begins with that of
 * an earlier day.
 */
@ApplicationScoped
public class TransparencyLog {

    @Inject
    Sequencer sequencer;

    @Inject
    Leaves leaves;

    @Inject
    TreeNodes nodes;

    @Inject
    Heads heads;

    /** Those who come while one works share what the next one finds: it begins after they came. */
    private final Lock oneAtATime = new ReentrantLock(true);

    private final AtomicLong begun = new AtomicLong();
    private Run last = new Run(0, Optional.empty());

    /** One time that everything was sequenced, counted from 1, and the head then. */
    private record Run(long number, Optional<SealedHead> head) {}

    /**
     * The newest sealed head, with everything in it that was committed before the call. Works in transactions of its
     * own, so what the transaction around it wrote is not in it. When nothing came since the last head, it is that one.
     */
    public SealedHead headWithEverything() {
        long begunBefore = begun.get();
        oneAtATime.lock();
        try {
            Run run = last;
            if (run.number() <= begunBefore) {
                run = new Run(begun.incrementAndGet(), sequenceAll());
                last = run;
            }
            return run.head().orElseThrow();
        } finally {
            oneAtATime.unlock();
        }
    }

    private Optional<SealedHead> sequenceAll() {
        Optional<SealedHead> head = sequencer.step();
        while (head.isEmpty()) {
            head = sequencer.step();
        }
        return head;
    }

    /** The newest sealed head as it is; empty before the first. */
    @Transactional
    public Optional<SealedHead> newestHead() {
        return heads.newest();
    }

    /** The sealed head of exactly so many leaves; there need not be one of each size. */
    @Transactional
    public Optional<SealedHead> head(long size) {
        return heads.of(size);
    }

    /** Sealed heads of more leaves than this, the smallest first, at most so many. */
    @Transactional
    public List<SealedHead> headsSince(long size, int limit) {
        return heads.since(size, limit);
    }

    /** Whether the log has so many leaves. */
    @Transactional
    public boolean has(long size) {
        return size > 0 && size <= leaves.size();
    }

    /**
     * Proof that something is a leaf of the tree of this size.
     *
     * @param data what the leaf holds: the entry's hash, the audit event's, the SHA-256 of a receipt's JWS
     * @return empty when it is not in that tree, or the log has not so many leaves
     */
    @Transactional
    public Optional<InclusionProof> inclusionProof(byte[] data, long size) {
        OptionalLong leaf = leaves.find(data);
        if (leaf.isEmpty() || leaf.getAsLong() >= size || size > leaves.size()) {
            return Optional.empty();
        }
        return Optional.of(InclusionProof.of(nodes.all(), leaf.getAsLong(), size));
    }

    /**
     * Proof that the tree of the second size begins with the whole tree of the first.
     *
     * @return empty when the log has not so many leaves, or the first is larger than the second
     */
    @Transactional
    public Optional<ConsistencyProof> consistencyProof(long first, long second) {
        if (first < 0 || first > second || second > leaves.size()) {
            return Optional.empty();
        }
        return Optional.of(ConsistencyProof.of(nodes.all(), first, second));
    }
}
