package vn.emr.audit.proof;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A proof that can't be given. */
public final class ProofRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private ProofRefused(Kind kind, String code, Map<String, String> parameters) {
        super(kind, code, parameters);
    }

    /** The question can't be read: {@code proof.malformed}, with the name of the parameter. */
    public static ProofRefused malformed(String parameter) {
        return new ProofRefused(Kind.INVALID, "proof.malformed", Map.of("parameter", parameter));
    }

    /** No such leaf is in a tree of that size: {@code proof.no-leaf}. */
    static ProofRefused noLeaf() {
        return new ProofRefused(Kind.NOT_FOUND, "proof.no-leaf", Map.of());
    }

    /** The log has no tree of that size, or the sizes are in the wrong order: {@code proof.no-tree}. */
    static ProofRefused noTree(long size) {
        return new ProofRefused(Kind.NOT_FOUND, "proof.no-tree", Map.of("size", Long.toString(size)));
    }
}
