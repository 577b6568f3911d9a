package vn.emr.domain.access;

import java.util.Arrays;

/** To what purpose a patient is read or written: codes of HL7 v3 PurposeOfUse. The number is stored and never changes. */
public enum Purpose {
    /** Treatment. */
    TREAT(1),
    /** Keeping the record. */
    RECORDMGT(2),
    /** Emergency: break the glass. */
    BTG(3),
    /** Answer to an authority's request. */
    HLEGAL(4),
    /** Answer to the patient's own request. */
    PATRQT(5);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The purpose of this number. */
    public static Purpose ofCode(int code) {
        return Arrays.stream(values())
                .filter(p -> p.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no purpose " + code));
    }
}
