package vn.emr.domain.consent;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A consent or request that can't be entered or ended. */
public final class ConsentRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private ConsentRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** There is none, or the caller may not know it. */
    public static ConsentRefused notFound() {
        return new ConsentRefused(Kind.NOT_FOUND, "consent.not-found");
    }

    /** What was typed is not whole; the form says where. */
    public static ConsentRefused form() {
        return new ConsentRefused(Kind.INVALID, "consent.form");
    }

    /** There is no such facility. */
    public static ConsentRefused facility() {
        return new ConsentRefused(Kind.INVALID, "consent.facility");
    }
}
