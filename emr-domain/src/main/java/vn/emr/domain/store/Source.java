package vn.emr.domain.store;

/** How a statement came into the record. The name is in the header's canonical form, so it never changes. */
public enum Source {
    /** The node itself: directory, identity links. */
    NODE(1),
    /** Mapped from the export of a hospital information system. */
    HIS(2),
    /** Written by a person in the web UI. */
    UI(3),
    /** Sent by a partner over a door of the exchange. */
    PARTNER(4);

    private final int code;

    Source(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The source of this number. */
    public static Source ofCode(int code) {
        for (Source source : values()) {
            if (source.code == code) {
                return source;
            }
        }
        throw new IllegalArgumentException("no source " + code);
    }
}
