package vn.emr.audit.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import vn.emr.domain.store.Hash;

/**
 * Hashes of complete subtrees. Those of 256 leaves and more are stored, one row for 256 leaves instead of 256; those
 * below are computed from at most 255 leaves when somebody needs them.
 */
@ApplicationScoped
public class TreeNodes {

    private static final Frontier.Completed NOBODY = (level, no, hash) -> {};

    @Inject
    Leaves leaves;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** A complete subtree that is to be stored. */
    record Node(int level, long no, byte[] hash) {}

    /** The right edge of the tree of this size. */
    Frontier frontier(long size) {
        long whole = (size >>> Subtrees.LOWEST_STORED) << Subtrees.LOWEST_STORED;
        Frontier frontier = new Frontier(whole, stored(whole));
        for (byte[] leaf : leaves.hashes(whole, size)) {
            frontier.add(MerkleHash.leaf(leaf), NOBODY);
        }
        return frontier;
    }

    /** The subtrees that a tree of this size divides into, the largest first. */
    private List<byte[]> stored(long size) {
        List<Integer> levels = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (int level = Long.SIZE - 1; level >= Subtrees.LOWEST_STORED; level--) {
            if (((size >>> level) & 1) == 1) {
                levels.add(level);
                numbers.add((size >>> level) - 1);
            }
        }
        List<?> rows = em.createNativeQuery(
                        "select t.hash from unnest(cast(:levels as int[]), cast(:numbers as bigint[])) n(level, no)"
                                + " join audit.tree_node t on t.level = n.level and t.no = n.no order by t.level desc",
                        byte[].class)
                .setParameter("levels", levels.toArray(Integer[]::new))
                .setParameter("numbers", numbers.toArray(Long[]::new))
                .getResultList();
        return rows.stream().map(r -> (byte[]) r).toList();
    }

    /** All subtrees, for proofs. */
    Subtrees all() {
        return (level, no) -> level < Subtrees.LOWEST_STORED ? computed(level, no) : stored(level, no);
    }

    private byte[] computed(int level, long no) {
        Frontier subtree = new Frontier();
        leaves.hashes(no << level, (no + 1) << level).forEach(l -> subtree.add(MerkleHash.leaf(l), NOBODY));
        return subtree.root();
    }

    private byte[] stored(int level, long no) {
        return (byte[])
                em.createNativeQuery("select hash from audit.tree_node where level = :level and no = :no", byte[].class)
                        .setParameter("level", level)
                        .setParameter("no", no)
                        .getSingleResult();
    }

    /** Stores subtrees that are complete now. */
    void add(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        ByteBuffer hashes = ByteBuffer.allocate(nodes.size() * Hash.LENGTH);
        nodes.forEach(n -> hashes.put(n.hash()));
        em.createNativeQuery("insert into audit.tree_node (level, no, hash) select n.level, n.no,"
                        + " substring(cast(:hashes as bytea) from cast(n.i as int) * 32 - 31 for 32)"
                        + " from unnest(cast(:levels as int[]), cast(:numbers as bigint[])) with ordinality"
                        + " n(level, no, i)")
                .setParameter("hashes", hashes.array())
                .setParameter("levels", nodes.stream().map(Node::level).toArray(Integer[]::new))
                .setParameter("numbers", nodes.stream().map(Node::no).toArray(Long[]::new))
                .executeUpdate();
    }
}
