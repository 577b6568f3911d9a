package vn.emr.audit.tree;

/** Gives the hashes of a tree's complete subtrees. */
@FunctionalInterface
public interface Subtrees {

    /** The hash over the 2^level leaves from leaf {@code no} × 2^level on. */
    byte[] hash(int level, long no);
}
