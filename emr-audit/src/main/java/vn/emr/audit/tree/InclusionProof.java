package vn.emr.audit.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Proof that something is a leaf of the tree that a head speaks of (RFC 9162, section 2.1.3).
 *
 * @param leaf number of the leaf, from 0
 * @param size leaves of the tree
 * @param path the hashes beside its way to the root, the lowest first
 */
public record InclusionProof(long leaf, long size, List<byte[]> path) {

    /** Copies the list. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** The proof for this leaf of the tree of this size. */
    static InclusionProof of(Subtrees tree, long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("a tree of " + size + " has no leaf " + leaf);
        }
        List<byte[]> path = new ArrayList<>();
        long first = 0;
        long end = size;
        while (end - first > 1) {
            long middle = first + Subtrees.left(end - first);
            if (leaf < middle) {
                path.add(tree.root(middle, end));
                end = middle;
            } else {
                path.add(tree.root(first, middle));
                first = middle;
            }
        }
        Collections.reverse(path);
        return new InclusionProof(leaf, size, path);
    }

    /** Whether it proves that what the leaf holds is in the tree with this root (section 2.1.3.2). */
    public boolean proves(byte[] data, byte[] root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long own = leaf;
        long last = size - 1;
        byte[] hash = MerkleHash.leaf(data);
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((own & 1) == 1 || own == last) {
                hash = MerkleHash.node(beside, hash);
                int levels = own == 0 ? Long.SIZE - 1 : Long.numberOfTrailingZeros(own);
                own >>>= levels;
                last >>>= levels;
            } else {
                hash = MerkleHash.node(hash, beside);
            }
            own >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
