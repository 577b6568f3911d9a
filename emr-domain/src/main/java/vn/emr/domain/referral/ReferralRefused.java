package vn.emr.domain.referral;

import java.util.Map;
import vn.emr.domain.kernel.Refusal;

/** What somebody wants to do with a referral can't be done. */
public final class ReferralRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private ReferralRefused(Kind kind, String code, Map<String, String> parameters) {
        super(kind, code, parameters);
    }

    /** There is no such referral, or it is not this facility's. */
    public static ReferralRefused notFound() {
        return new ReferralRefused(Kind.NOT_FOUND, "referral.not-found", Map.of());
    }

    /** The state that it is in doesn't allow it. */
    public static ReferralRefused state(ReferralState now, ReferralState wanted) {
        return new ReferralRefused(
                Kind.CONFLICT, "referral.state", Map.of("now", now.taskStatus(), "wanted", wanted.taskStatus()));
    }

    /** Something in the form is missing or wrong. */
    public static ReferralRefused form(String field) {
        return new ReferralRefused(Kind.INVALID, "referral.form." + field, Map.of());
    }

    /** The same paper was referred there already. */
    public static ReferralRefused twice(String paper) {
        return new ReferralRefused(Kind.CONFLICT, "referral.twice", Map.of("paper", paper));
    }

    /** It goes on with another stay, or another Patient, already. */
    public static ReferralRefused joined() {
        return new ReferralRefused(Kind.CONFLICT, "referral.joined", Map.of());
    }
}
