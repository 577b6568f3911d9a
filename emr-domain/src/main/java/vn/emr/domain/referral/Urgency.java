package vn.emr.domain.referral;

import java.util.Arrays;

/** How soon a referral has to be answered; FHIR {@code request-priority}. The smaller goes first, on the line too. */
public enum Urgency {
    /** Cấp cứu: overtakes everything that waits. */
    EMERGENCY(1, "stat"),
    /** Khẩn: to be answered within an hour. */
    URGENT(2, "urgent"),
    /** Thường: to be answered within the working day. */
    ROUTINE(3, "routine");

    private final int code;
    private final String priority;

    Urgency(int code, String priority) {
        this.code = code;
        this.priority = priority;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** FHIR code. */
    public String priority() {
        return priority;
    }

    /**
     * The urgency of this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Urgency ofCode(int code) {
        return Arrays.stream(values())
                .filter(u -> u.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no urgency " + code));
    }

    /**
     * The urgency of this FHIR code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Urgency ofPriority(String priority) {
        return Arrays.stream(values())
                .filter(u -> u.priority.equals(priority))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no urgency " + priority));
    }
}
