package vn.emr.domain.access;

/**
 * On what ground a caller reads a patient (Law on Medical Examination and Treatment 15/2023/QH15, article 69). Stored
 * with every read; the number never changes.
 */
public enum LegalBasis {
    /** No patient was read. */
    NONE(0),
    /** The caller's facility treats or treated the patient. */
    TREATING_FACILITY(1),
    /** The patient was referred to the caller's facility, or its referral was answered. */
    RECEIVED_REFERRAL(2);

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
