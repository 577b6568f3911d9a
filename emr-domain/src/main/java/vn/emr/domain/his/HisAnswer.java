package vn.emr.domain.his;

/** What came of an export as a whole. The number is stored. */
public enum HisAnswer {
    /** Not known yet. */
    NONE(0),
    ACCEPTED(1),
    /** Taken in, with remarks. */
    WARNED(2),
    /** The file, or at least one HOSO of it, was refused. */
    REFUSED(3);

    private final int code;

    HisAnswer(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The answer of this number. */
    public static HisAnswer of(int code) {
        return switch (code) {
            case 1 -> ACCEPTED;
            case 2 -> WARNED;
            case 3 -> REFUSED;
            default -> NONE;
        };
    }
}
