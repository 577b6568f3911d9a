package vn.emr.domain.patient;

/**
 * Something odd about who a patient is, for a steward.
 *
 * @param rule stable name
 * @param system which number
 */
public record IdentityFinding(String rule, PersonNumbers.Kind system) {

    /** A verified number belongs to somebody of another birth date, sex or name. */
    public static final String CONFLICT = "identity.conflict";

    /** The person behind the patient has another verified number already. */
    public static final String SECOND = "identity.second";
}
