package vn.emr.audit.verify;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.Frontier;
import vn.emr.audit.tree.MerkleHash;

/**
 * The tree as it grows leaf by leaf, beside the heads that were sealed of it. Where a leaf is missing the tree ends; what
 * stands behind is still compared with what it names.
 */
final class TreeWalk {

    /**
     * What is committed is in the next head, and no transaction is open for so long: something that says it is older
     * than a head without it was written later, or the clock was set back.
     */
    static final Duration LATEST_COMMIT = Duration.ofMinutes(15);

    private final Findings findings;
    private final Frontier tree;
    private final HeadWalk heads;
    private final List<HeadWalk> outside;
    private boolean whole = true;

    /**
     * A walk from where another one ended.
     *
     * @param tree the tree so far, which grows
     * @param heads the node's own, of trees larger than that
     * @param outside such that were kept elsewhere
     */
    TreeWalk(Findings findings, Frontier tree, HeadWalk heads, List<HeadWalk> outside) {
        this.findings = findings;
        this.tree = tree;
        this.heads = heads;
        this.outside = List.copyOf(outside);
    }

    boolean whole() {
        return whole;
    }

    /** Before the first leaf. */
    void begin() throws SQLException {
        reached();
    }

    /** The next leaf, and who is told of the subtrees that it completes. */
    void leaf(Leaf leaf, Frontier.Completed completed) throws SQLException {
        findings.leaf();
        leaf.check(findings);
        backDated(leaf);
        if (whole && leaf.number() != tree.size()) {
            whole = false;
            findings.add(Failure.of(
                    Check.TREE,
                    "leaves " + tree.size() + " to " + (leaf.number() - 1)
                            + " are missing: the tree cannot be recomputed beyond them"));
        }
        if (whole) {
            tree.add(MerkleHash.leaf(leaf.hash()), completed);
            reached();
        }
    }

    private void backDated(Leaf leaf) {
        @Nullable Instant written = leaf.written();
        @Nullable Instant sealed = heads.last();
        if (written != null && sealed != null && written.plus(LATEST_COMMIT).isBefore(sealed)) {
            findings.add(leaf.failure(
                    Check.TIME,
                    "says that it was written at " + written + ", but the head that was sealed at " + sealed
                            + " does not have it: it was written later and dated back, or the clock was set back"));
        }
    }

    private void reached() throws SQLException {
        heads.reached(tree);
        for (HeadWalk walk : outside) {
            walk.reached(tree);
        }
    }

    /** No leaves are left. */
    void finish() throws SQLException {
        heads.finish(tree, whole);
        for (HeadWalk walk : outside) {
            walk.finish(tree, whole);
        }
    }
}
