package vn.emr.audit.witness;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.ConsistencyProof;
import vn.emr.audit.tree.SealedHead;

/**
 * What a head that another node shows means beside the one that we hold of it. Needs no clock but the other node's own:
 * its heads are ordered in time, so a smaller head that was sealed later is a log that lost something, while one that was
 * only overtaken on the way was sealed earlier.
 */
public enum Verdict {
    /** The first that we see of the node. */
    FIRST(1),
    /** It extends the one that we hold. */
    EXTENDS(2),
    /** The log lost what it had: the node was restored from a backup, or begun anew. */
    ROLLED_BACK(3),
    /** The log is another one: something before the head that we hold was changed. */
    FORKED(4),
    /** The one that we hold, or one that was overtaken on the way. */
    NOTHING_NEW(0),
    /** Larger, but the other side didn't know what we hold; it is told and proves it at the next contact. */
    UNPROVEN(0);

    private final int code;

    Verdict(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Verdict ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst().orElseThrow();
    }

    /** Whether the head breaks with the one that we hold. */
    public boolean conflict() {
        return this == ROLLED_BACK || this == FORKED;
    }

    /** Name of it in the audit trail and in messages. */
    public String label() {
        return this == ROLLED_BACK ? "rolled-back" : name().toLowerCase(java.util.Locale.ROOT);
    }

    static Verdict of(Optional<SeenHead> held, SealedHead head, UUID origin, @Nullable ConsistencyProof proof) {
        if (held.isEmpty()) {
            return FIRST;
        }
        SealedHead before = held.get().head();
        if (!held.get().origin().equals(origin)) {
            return ROLLED_BACK;
        }
        if (head.size() == before.size()) {
            return Arrays.equals(head.root(), before.root()) ? NOTHING_NEW : FORKED;
        }
        if (head.size() < before.size()) {
            return head.at().isAfter(before.at()) ? ROLLED_BACK : NOTHING_NEW;
        }
        if (proof == null || proof.first() != before.size()) {
            return UNPROVEN;
        }
        return proof.proves(before.root(), head.root()) ? EXTENDS : FORKED;
    }
}
