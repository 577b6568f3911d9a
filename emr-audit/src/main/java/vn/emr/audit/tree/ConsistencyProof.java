package vn.emr.audit.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Proof that the log only grew between two heads: the tree of the second begins with all leaves of the first
 * (RFC 9162, section 2.1.4).
 *
 * @param first leaves of the earlier tree
 * @param second leaves of the later tree
 * @param path hashes from which both roots follow
 */
public record ConsistencyProof(long first, long second, List<byte[]> path) {

    /** Copies the list. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** The proof for these sizes. */
    static ConsistencyProof of(Subtrees tree, long first, long second) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException(first + " leaves are no beginning of " + second);
        }
        List<byte[]> path = new ArrayList<>();
        long begin = 0;
        long end = first == 0 ? 0 : second;
        while (end > first) {
            long middle = begin + Subtrees.left(end - begin);
            if (first <= middle) {
                path.add(tree.root(middle, end));
                end = middle;
            } else {
                path.add(tree.root(begin, middle));
                begin = middle;
            }
        }
        if (begin > 0) {
            path.add(tree.root(begin, end));
        }
        Collections.reverse(path);
        return new ConsistencyProof(first, second, path);
    }

    /** Whether it proves that the tree with the second root begins with the tree of the first (section 2.1.4.2). */
    public boolean proves(byte[] firstRoot, byte[] secondRoot) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == 0) {
            return path.isEmpty() && Arrays.equals(firstRoot, MerkleHash.empty());
        }
        if (first == second) {
            return path.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        List<byte[]> hashes = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            hashes.add(0, firstRoot);
        }
        return !hashes.isEmpty() && follow(hashes, firstRoot, secondRoot);
    }

    private boolean follow(List<byte[]> hashes, byte[] firstRoot, byte[] secondRoot) {
        int levels = Long.numberOfTrailingZeros(first);
        long own = (first - 1) >>> levels;
        long last = (second - 1) >>> levels;
        byte[] old = hashes.get(0);
        byte[] young = old;
        for (byte[] beside : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((own & 1) == 1 || own == last) {
                old = MerkleHash.node(beside, old);
                young = MerkleHash.node(beside, young);
                levels = own == 0 ? Long.SIZE - 1 : Long.numberOfTrailingZeros(own);
                own >>>= levels;
                last >>>= levels;
            } else {
                young = MerkleHash.node(young, beside);
            }
            own >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(old, firstRoot) && Arrays.equals(young, secondRoot);
    }
}
