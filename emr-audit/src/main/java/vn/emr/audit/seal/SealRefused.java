package vn.emr.audit.seal;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A sealed text that is not believed. */
public final class SealRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private SealRefused(Kind kind, String reason) {
        super(kind, reason, Map.of());
    }

    /** It is no seal of this type as this system writes them: {@code seal.malformed}. */
    public static SealRefused malformed() {
        return new SealRefused(Kind.INVALID, "seal.malformed");
    }

    /** Its key is pinned for no node, was not valid when it was made, or is revoked: {@code seal.untrusted}. */
    public static SealRefused untrusted() {
        return new SealRefused(Kind.FORBIDDEN, "seal.untrusted");
    }

    /** The signature is not that of its key over these bytes: {@code seal.broken}. */
    public static SealRefused broken() {
        return new SealRefused(Kind.INVALID, "seal.broken");
    }
}
