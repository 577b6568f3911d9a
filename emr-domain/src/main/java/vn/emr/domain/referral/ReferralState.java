package vn.emr.domain.referral;

import java.util.Arrays;

/** How far a referral is; maps to FHIR Task.status. What each state can become stands in {@link #canBecome}. */
public enum ReferralState {
    /** Being written at the referring facility. */
    DRAFT(0, "draft"),
    /** Sent: sealed and queued, on its way. */
    SENT(1, "requested"),
    /** The receiving facility has all of it, and a receipt says so. */
    RECEIVED(2, "received"),
    /** The receiving facility takes the patient. */
    ACCEPTED(3, "accepted"),
    /** The receiving facility does not take the patient, with a reason. */
    DECLINED(4, "rejected"),
    /** The patient is there. */
    ARRIVED(5, "in-progress"),
    /** The receiving facility has discharged the patient and told what was done. */
    COMPLETED(6, "completed"),
    /** Called off by the referring facility before anybody answered. */
    CANCELLED(9, "cancelled");

    private final int code;
    private final String taskStatus;

    ReferralState(int code, String taskStatus) {
        this.code = code;
        this.taskStatus = taskStatus;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** FHIR Task.status. */
    public String taskStatus() {
        return taskStatus;
    }

    /** Whether the receiving facility has said something. */
    public boolean isAnswered() {
        return this == ACCEPTED || this == DECLINED || this == ARRIVED || this == COMPLETED;
    }

    /** Whether it may go on to this state. An answer may overtake the receipt: lines are what they are. */
    public boolean canBecome(ReferralState next) {
        return switch (next) {
            case DRAFT -> this == DRAFT;
            case SENT -> this == DRAFT;
            case RECEIVED -> this == SENT;
            case ACCEPTED, DECLINED -> this == SENT || this == RECEIVED;
            // Who was called off and came all the same is there.
            case ARRIVED -> this == ACCEPTED || this == CANCELLED;
            case COMPLETED -> this == ACCEPTED || this == ARRIVED;
            case CANCELLED -> this == DRAFT || this == SENT || this == RECEIVED || this == ACCEPTED;
        };
    }

    /**
     * The state of this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ReferralState ofCode(int code) {
        return Arrays.stream(values())
                .filter(s -> s.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no referral state " + code));
    }

    /**
     * The state of this FHIR Task.status.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ReferralState ofTaskStatus(String status) {
        return Arrays.stream(values())
                .filter(s -> s.taskStatus.equals(status))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no referral state " + status));
    }
}
