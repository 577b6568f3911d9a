package vn.emr.audit.identity;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A question about who is who that can't be decided so. */
public final class IdentityRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private IdentityRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** None of the facility's, or somebody else was faster. */
    static IdentityRefused gone() {
        return new IdentityRefused(Kind.CONFLICT, "identity.gone");
    }

    /** The note has more than 500 characters. */
    static IdentityRefused note() {
        return new IdentityRefused(Kind.INVALID, "identity.note");
    }
}
