package vn.emr.audit.verify;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.seal.SealRefused;
import vn.emr.audit.seal.Sealed;
import vn.emr.audit.seal.TrustKeys;
import vn.emr.audit.tree.Frontier;
import vn.emr.audit.tree.SealedHead;

/** Heads of a node, the smallest first, beside the tree that grows to their sizes. */
final class HeadWalk {

    private final Findings findings;
    private final TrustKeys keys;
    private final Signer signer;
    private final Source<SealedHead> source;
    private final Kept kept;
    private @Nullable SealedHead next;
    private @Nullable Instant last;
    private long fits;

    /**
     * Who has to have sealed them.
     *
     * @param node name of the node
     * @param origin id of the node
     */
    record Signer(String node, String origin) {}

    /** Where heads were kept. */
    enum Kept {
        /** Beside the log: whoever rewrote the one could rewrite the other. */
        INSIDE(Check.TREE, Check.TREE, "head"),
        /** Elsewhere: against them a log that was rewritten as a whole is found. */
        OUTSIDE(Check.FORK, Check.TRUNCATION, "head kept elsewhere");

        private final Check differs;
        private final Check larger;
        private final String word;

        Kept(Check differs, Check larger, String word) {
            this.differs = differs;
            this.larger = larger;
            this.word = word;
        }
    }

    HeadWalk(Findings findings, TrustKeys keys, Signer signer, Kept kept, Source<SealedHead> source)
            throws SQLException {
        this.findings = findings;
        this.keys = keys;
        this.signer = signer;
        this.kept = kept;
        this.source = source;
        next = source.next();
    }

    /** The walk goes on from where another one ended: of this size, its last head sealed then. */
    HeadWalk goingOn(long size, @Nullable Instant sealed) {
        fits = size;
        last = sealed;
        return this;
    }

    /** When the largest head was sealed that the tree has reached; null before the first. */
    @Nullable
    Instant last() {
        return last;
    }

    /** The tree grew to this size. */
    void reached(Frontier tree) throws SQLException {
        while (next != null && next.size() <= tree.size()) {
            if (next.size() < tree.size() || !Arrays.equals(next.root(), tree.root())) {
                findings.add(Failure.of(
                        kept.differs,
                        name(next) + " does not have the root that the leaves give: something among the leaves from "
                                + fits + " on was changed"));
            } else {
                fits = next.size();
            }
            last = next.at();
            take(next);
        }
    }

    /** No leaves are left; the heads that are speak of more. */
    void finish(Frontier tree, boolean whole) throws SQLException {
        while (next != null) {
            if (whole || kept == Kept.OUTSIDE) {
                findings.add(Failure.of(
                        kept.larger, name(next) + ": there are only " + tree.size() + " leaves, the last are missing"));
            }
            take(next);
        }
    }

    private void take(SealedHead head) throws SQLException {
        findings.head();
        seal(head);
        next = source.next();
    }

    private void seal(SealedHead head) {
        try {
            Sealed sealed = keys.openStored(head.jws(), SealedHead.TYPE);
            if (!sealed.node().equals(signer.node())) {
                findings.add(Failure.of(Check.SEAL, name(head) + " is sealed by " + sealed.node()));
            } else if (!sealed.payload()
                    .equals(SealedHead.statement(
                            head.size(), head.root(), head.at(), signer.node(), signer.origin()))) {
                findings.add(Failure.of(Check.SEAL, name(head) + " says something else under its seal"));
            }
        } catch (SealRefused e) {
            findings.add(Failure.of(Check.SEAL, name(head) + " has no seal that is believed: " + e.code()));
        }
    }

    private String name(SealedHead head) {
        return kept.word + " of " + head.size() + " leaves";
    }
}
