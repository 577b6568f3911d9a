package vn.emr.audit.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.domain.store.Node;

/**
 * Gives entries, audit events and receipts their places in the tree, one batch a transaction. The database lets one
 * sequencer work at a time; the order inside a batch means nothing, but a leaf never moves.
 */
@ApplicationScoped
public class Sequencer {

    /** About so many of each kind in a transaction: a second caller waits no longer than that takes. */
    static final int BATCH = 4096;

    @Inject
    Clock clock;

    @Inject
    Node node;

    @Inject
    NodeSeal seal;

    @Inject
    Leaves leaves;

    @Inject
    TreeNodes nodes;

    @Inject
    Heads heads;

    /**
     * Takes one batch.
     *
     * @return the head over everything; empty when there is more to take first
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public Optional<SealedHead> step() {
        leaves.begin();
        List<NewLeaf> entries = leaves.takeEntries(BATCH);
        List<NewLeaf> events = leaves.takeEvents(BATCH);
        List<NewLeaf> receipts = leaves.takeReceipts(BATCH);
        List<NewLeaf> news = new ArrayList<>(entries);
        news.addAll(events);
        news.addAll(receipts);
        boolean more = Math.max(entries.size(), Math.max(events.size(), receipts.size())) >= BATCH;
        long size = leaves.size();
        Optional<SealedHead> newest = heads.newest();
        if (news.isEmpty() && newest.isPresent() && newest.get().size() == size) {
            return newest;
        }
        Frontier tree = nodes.frontier(size);
        append(tree, news);
        return more ? Optional.empty() : Optional.of(seal(tree, newest));
    }

    private void append(Frontier tree, List<NewLeaf> news) {
        leaves.add(tree.size(), news);
        List<TreeNodes.Node> complete = new ArrayList<>();
        for (NewLeaf leaf : news) {
            tree.add(MerkleHash.leaf(leaf.hash()), (level, no, hash) -> {
                if (level >= Subtrees.LOWEST_STORED) {
                    complete.add(new TreeNodes.Node(level, no, hash));
                }
            });
        }
        nodes.add(complete);
    }

    private SealedHead seal(Frontier tree, Optional<SealedHead> newest) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Heads are ordered in time too, whatever the machine's clock does.
        Instant at = newest.map(SealedHead::at).filter(now::isBefore).orElse(now);
        byte[] root = tree.root();
        String jws = seal.seal(
                SealedHead.TYPE,
                SealedHead.statement(
                        tree.size(), root, at, node.name(), node.origin().toString()));
        SealedHead head = new SealedHead(tree.size(), root, at, jws);
        heads.add(head);
        return head;
    }
}
