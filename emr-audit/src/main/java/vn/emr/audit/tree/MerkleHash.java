package vn.emr.audit.tree;

import vn.emr.domain.store.Hash;

/** Hashes of a Merkle tree (RFC 9162, section 2.1.1): a leaf can't pass for a node. */
public final class MerkleHash {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleHash() {}

    /** Hash of the tree without leaves. */
    public static byte[] empty() {
        return Hash.of();
    }

    /** Hash of a leaf that holds this. */
    public static byte[] leaf(byte[] data) {
        return Hash.of(LEAF, data);
    }

    /** Hash of a node over these two. */
    public static byte[] node(byte[] left, byte[] right) {
        return Hash.of(NODE, left, right);
    }
}
