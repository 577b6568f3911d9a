package vn.emr.domain.access;

import java.util.List;
import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** The caller may not do this at all, whatever it is about. */
public final class NotPermitted extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<Role> holders;

    private NotPermitted(Kind kind, String code, List<Role> holders) {
        super(kind, code, Map.of());
        this.holders = holders;
    }

    /** Known, and may not do this with what it is about. */
    public static NotPermitted forbidden() {
        return forbidden(List.of());
    }

    /** Known, and in none of the roles that may; none are named where nobody may. */
    public static NotPermitted forbidden(List<Role> holders) {
        return new NotPermitted(Kind.FORBIDDEN, "access.forbidden", List.copyOf(holders));
    }

    /** Nobody is signed in. */
    public static NotPermitted signInFirst() {
        return new NotPermitted(Kind.UNAUTHENTICATED, "access.sign-in", List.of());
    }

    /** Who may: so that a refused person knows whom to ask. */
    public List<Role> holders() {
        return holders;
    }
}
