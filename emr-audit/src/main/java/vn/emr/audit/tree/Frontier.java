package vn.emr.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree that grows: the hashes of the complete subtrees that its leaves so far divide into, from
 * the largest, at the left, to the smallest. All that is needed to add leaves and to know the root.
 */
public final class Frontier {

    private final List<byte[]> subtrees;
    private long size;

    /** The edge of the empty tree. */
    public Frontier() {
        this(0, List.of());
    }

    /**
     * The edge of a tree of this size.
     *
     * @param subtrees one hash for each bit of the size that is set, the highest first
     */
    public Frontier(long size, List<byte[]> subtrees) {
        if (Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException("a tree of " + size + " has other subtrees");
        }
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    /** The subtrees that the edge consists of, the largest first. */
    public List<byte[]> subtrees() {
        return List.copyOf(subtrees);
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** Adds a leaf and tells of every subtree that it completes, the smallest first. */
    public void add(byte[] leafHash, Completed completed) {
        byte[] hash = leafHash;
        completed.subtree(0, size, hash);
        for (int level = 0; ((size >>> level) & 1) == 1; level++) {
            hash = MerkleHash.node(subtrees.remove(subtrees.size() - 1), hash);
            completed.subtree(level + 1, size >>> (level + 1), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** The root of the tree as it is now. */
    public byte[] root() {
        if (size == 0) {
            return MerkleHash.empty();
        }
        byte[] root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = MerkleHash.node(subtrees.get(i), root);
        }
        return root;
    }

    /** Is told of complete subtrees. */
    @FunctionalInterface
    public interface Completed {

        /**
         * A subtree of 2^level leaves from leaf {@code no} × 2^level on is complete.
         *
         * @param hash its hash
         */
        void subtree(int level, long no, byte[] hash);
    }
}
