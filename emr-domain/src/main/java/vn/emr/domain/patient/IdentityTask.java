package vn.emr.domain.patient;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question about who a patient is, that no rule may answer by itself.
 *
 * @param id of it
 * @param patient logical id of the Patient that it is about
 * @param other Patient of the same facility who may be meant; null when the other one is of another facility
 * @param rule stable name: {@code identity.conflict}, {@code identity.second}, {@code identity.alike}
 * @param opened when it came up
 * @param closed when it was decided; null while it waits
 * @param decision what was decided; null while it waits
 * @param decidedBy account that decided
 * @param note what the steward wrote
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
        @Nullable String note) {

    /** What a steward can decide. None of them changes a record: that two are one is said by merging them. */
    public enum Decision {
        /** Two persons. */
        DIFFERENT(1),
        /** One person, registered twice. */
        SAME(2),
        /** A number is wrong; the HIS corrects it and sends the episode again. */
        CORRECTED(3);

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
    }

    /** Whether it waits for a decision. */
    public boolean waits() {
        return closed == null;
    }
}
