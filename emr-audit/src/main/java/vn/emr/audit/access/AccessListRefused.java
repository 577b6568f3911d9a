package vn.emr.audit.access;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A list of who saw a record that is not made. */
public final class AccessListRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private AccessListRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** It would have too many rows; cutting it would hide some. */
    static AccessListRefused tooLong() {
        return new AccessListRefused(Kind.INVALID, "access-list.too-long");
    }
}
