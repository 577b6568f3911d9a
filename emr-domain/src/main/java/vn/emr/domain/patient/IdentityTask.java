package vn.emr.domain.patient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question about who a patient is, that no rule may answer by itself.
 *
 * @param id of it
 * @param patient logical id of the Patient that it is about
 * @param other Patient of the same facility who may be meant; null when the other one is of another facility
 * @param rule stable name: {@code identity.alike}, or one of {@link IdentityFinding}
 * @param opened when it came up
 * @param closed when it was decided; null while it waits
 * @param decision what was decided; null while it waits
 * @param decidedBy account that decided; null when a later number did
 * @param note what the steward wrote
 * @param number citizen number that it is about; null when it is about none, or was asked by an earlier version
 * @param person Person that the patient was linked to before the decision changed it; null when it changed nothing
 * @param released citizen number that the decision took from that Person; null when none
 */
public record IdentityTask(
        UUID id,
        UUID patient,
        @Nullable UUID other,
        String rule,
        Instant opened,
        @Nullable Instant closed,
        @Nullable Decision decision,
        @Nullable String decidedBy,
        @Nullable String note,
        @Nullable String number,
        @Nullable UUID person,
        @Nullable String released) {

    /** What can be decided. Only the last two change anything: the own patient's link, or the number of the person behind. */
    public enum Decision {
        /** Two persons. */
        DIFFERENT(1),
        /** One person, registered twice. */
        SAME(2),
        /** A number is wrong; the HIS corrects it and sends the episode again. */
        CORRECTED(3),
        /** The number that was there first is right and stays; the HIS corrects the other one. */
        KEPT(4),
        /** A later number has answered it; no steward decides this. */
        ANSWERED(5),
        /** The own patient is the person who has the number, and is linked to that person. */
        LINKED(6),
        /** The new number is right and takes the place of the first one. */
        REPLACED(7);

        private final int code;

        Decision(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static @Nullable Decision ofCode(@Nullable Integer code) {
            return code == null ? null : values()[code - 1];
        }

        /** Whether it changes links or numbers, which are put back when it is taken back. */
        public boolean changes() {
            return this == LINKED || this == REPLACED;
        }
    }

    /** What a steward can answer; what changes something comes last. */
    public List<Decision> answers() {
        return switch (rule) {
            case IdentityFinding.SECOND -> with(Decision.REPLACED, Decision.KEPT);
            case IdentityFinding.APART -> with(Decision.LINKED, Decision.DIFFERENT, Decision.CORRECTED);
            default ->
                other == null
                        ? List.of(Decision.DIFFERENT, Decision.CORRECTED)
                        : List.of(Decision.DIFFERENT, Decision.SAME, Decision.CORRECTED);
        };
    }

    /** One that changes something needs the number. */
    private List<Decision> with(Decision change, Decision... others) {
        return number == null
                ? List.of(others)
                : Stream.concat(Stream.of(others), Stream.of(change)).toList();
    }

    /** Whether it waits for a decision. */
    public boolean waits() {
        return closed == null;
    }
}
