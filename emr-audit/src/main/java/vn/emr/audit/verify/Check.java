package vn.emr.audit.verify;

import java.util.Locale;

/** What was found not to hold. */
public enum Check {
    /** An entry is missing from its stream, or is there twice. */
    SEQUENCE,
    /** An entry does not name the hash of the one before it: the chain is broken here. */
    CHAIN,
    /** The hash of an entry is not the hash of its header: a column of the header was altered. */
    HEADER,
    /** The content does not have the hash that the header names: content or salt was altered, or is gone. */
    CONTENT,
    /** The content does not say of itself (id, meta) what the header says. */
    META,
    /** A version of a resource is missing. */
    VERSION,
    /** The stream's head is not its last entry: something was cut off or added. */
    HEAD,
    /** What is derived from the log does not agree with it. */
    PROJECTION,
    /** Links and numbers of a person do not agree with the Person. */
    IDENTITY,
    /** A file does not have the hash that it is known by, or a part of it is missing. */
    BLOB,
    /** An entry, audit event or receipt is not what its leaf of the tree holds, is no leaf, or is gone. */
    LEAF,
    /** A node of the tree, or the root in a head, does not follow from the leaves; or leaves are missing. */
    TREE,
    /** Something says that it is older than a head that does not have it: it was dated back. */
    TIME,
    /** A head that was kept elsewhere has another root than the leaves give: the log was rewritten. */
    FORK,
    /** A head that was kept elsewhere counts more leaves than there are: the end of the log is gone. */
    TRUNCATION,
    /** A head is not sealed by this node, or says something else than its row. */
    SEAL,
    /** A manifest or a receipt is not what its node sealed, or names what is not in the log. */
    MESSAGE;

    /** As reports write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
