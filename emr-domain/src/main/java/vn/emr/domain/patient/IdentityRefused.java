package vn.emr.domain.patient;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A question about who is who that can't be decided so. */
public final class IdentityRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private IdentityRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** None of the facility's, or somebody else was faster. */
    public static IdentityRefused gone() {
        return new IdentityRefused(Kind.CONFLICT, "identity.gone");
    }

    /** The note has more than 500 characters. */
    public static IdentityRefused note() {
        return new IdentityRefused(Kind.INVALID, "identity.note");
    }

    /** An answer that doesn't belong to the question. */
    public static IdentityRefused unfit() {
        return new IdentityRefused(Kind.INVALID, "identity.unfit");
    }

    /** Patient, link or number are not any more what they were when it was asked, or answered. */
    static IdentityRefused changed() {
        return new IdentityRefused(Kind.CONFLICT, "identity.changed");
    }

    /** The number is that of a person of other details. */
    static IdentityRefused taken() {
        return new IdentityRefused(Kind.CONFLICT, "identity.taken");
    }

    /** A patient of another facility stands behind the same person, whose number one facility alone doesn't change. */
    static IdentityRefused elsewhere() {
        return new IdentityRefused(Kind.CONFLICT, "identity.elsewhere");
    }
}
