package vn.emr.domain.access;

/**
 * What a caller is to a patient, and so on what ground the patient may be read (docs/access.md, with the law of each).
 * Stored with every read; the number never changes. In the order in which the first that opens the record counts.
 */
public enum LegalBasis {
    /** The caller's facility keeps the record, and the patient is there or was lately. */
    TREATING_FACILITY(1),
    /** The patient was referred to the caller's facility, or its referral was answered. */
    RECEIVED_REFERRAL(2),
    /** The patient has agreed that the caller's facility reads. */
    CONSENT(3),
    /** An authority has asked in writing, and the caller answers it. */
    LEGAL_REQUEST(4),
    /** The caller has opened the record in an emergency, with a reason. */
    EMERGENCY_OVERRIDE(5),
    /** The caller's facility keeps the record of a former patient. */
    KEEPING_FACILITY(6),
    /** None: no patient was read, or to the caller the patient doesn't exist. */
    NONE(0);

    private final int code;

    LegalBasis(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The basis of this number. */
    public static LegalBasis ofCode(int code) {
        for (LegalBasis basis : values()) {
            if (basis.code == code) {
                return basis;
            }
        }
        throw new IllegalArgumentException("no legal basis " + code);
    }
}
