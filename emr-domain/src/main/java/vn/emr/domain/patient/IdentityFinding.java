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

    /** A verified number belongs to somebody of the same details, but each of the two persons is more than this patient. */
    public static final String APART = "identity.apart";

    /** The person behind the patient has another verified number already. */
    public static final String SECOND = "identity.second";
}
