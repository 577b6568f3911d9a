package vn.emr.domain.patient;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** A patient is not registered by hand. */
public final class RegistrationRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private RegistrationRefused(Kind kind, String code) {
        super(kind, code, Map.of());
    }

    /** Something in the form is wrong. */
    public static RegistrationRefused invalid() {
        return new RegistrationRefused(Kind.INVALID, "registration.invalid");
    }

    /** The form registered somebody else before. */
    public static RegistrationRefused formUsed() {
        return new RegistrationRefused(Kind.CONFLICT, "registration.form-used");
    }

    /** Somebody registered the same person at the same moment. */
    public static RegistrationRefused sameMoment() {
        return new RegistrationRefused(Kind.CONFLICT, "registration.same-moment");
    }
}
