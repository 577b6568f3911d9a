package vn.emr.audit.tree;

/** A tree as the hashes of its complete subtrees. */
@FunctionalInterface
public interface Subtrees {

    /** Level of the smallest subtrees that are stored, of 256 leaves; smaller ones are computed from their leaves. */
    int LOWEST_STORED = 8;

    /** The hash over the 2^level leaves from leaf {@code no} × 2^level on. */
    byte[] hash(int level, long no);

    /** The root of the tree over the leaves from first to before end, a range that a tree divides into. */
    default byte[] root(long first, long end) {
        long count = end - first;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return hash(level, first >>> level);
        }
        long middle = first + left(count);
        return MerkleHash.node(root(first, middle), root(middle, end));
    }

    /** How many of so many leaves are in the left half: the largest power of two below (RFC 9162, section 2.1.1). */
    static long left(long count) {
        return Long.highestOneBit(count - 1);
    }
}
