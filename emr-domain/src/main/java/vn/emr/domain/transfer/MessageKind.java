package vn.emr.domain.transfer;

import java.util.Arrays;
import java.util.Locale;

/** What a message between two facilities is. */
public enum MessageKind {
    /** A referral with its packet. */
    REFERRAL(1),
    /** More about a referral that was sent before: the stay that the HIS exported since. */
    SUPPLEMENT(2),
    /** What the receiving facility says to a referral. */
    ANSWER(3),
    /** Files of a referral: they come after it and never hold it back. */
    FILES(4);

    private final int code;

    MessageKind(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** As manifests write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it brings what the referring facility has about the patient, and says what it left out. */
    public boolean carriesContent() {
        return this == REFERRAL || this == SUPPLEMENT;
    }

    /**
     * The kind of this label.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static MessageKind ofLabel(String label) {
        return Arrays.stream(values())
                .filter(k -> k.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of message " + label));
    }

    /**
     * The kind of this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    static MessageKind ofCode(int code) {
        return Arrays.stream(values())
                .filter(k -> k.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of message " + code));
    }
}
