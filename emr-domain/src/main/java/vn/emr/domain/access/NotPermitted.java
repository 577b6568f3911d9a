package vn.emr.domain.access;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** The caller may not do this at all, whatever it is about. */
public final class NotPermitted extends Refusal {

    private static final long serialVersionUID = 1L;

    private NotPermitted(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** Known, and lacks the permission. */
    public static NotPermitted forbidden() {
        return new NotPermitted(Kind.FORBIDDEN, "access.forbidden");
    }

    /** Nobody is signed in. */
    public static NotPermitted signInFirst() {
        return new NotPermitted(Kind.UNAUTHENTICATED, "access.sign-in");
    }
}
