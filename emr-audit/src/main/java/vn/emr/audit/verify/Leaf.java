package vn.emr.audit.verify;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leaf as it is stored, beside what it names.
 *
 * @param number its place, from 0
 * @param hash what it holds
 * @param expected what it should hold, recomputed from what it names; null when that is missing
 * @param written when what it names says that this node wrote it; null when it says nothing of the kind
 * @param name of what it names, in words
 * @param type FHIR type of an entry; null for others
 * @param id logical id of an entry; null for others
 */
record Leaf(
        long number,
        byte[] hash,
        byte @Nullable [] expected,
        @Nullable Instant written,
        String name,
        @Nullable String type,
        @Nullable UUID id) {

    /** Compares what it holds with what it should hold. */
    void check(Findings findings) {
        if (expected == null) {
            findings.add(Failure.of(Check.LEAF, "leaf " + number + " names " + name + ", which is missing"));
        } else if (!Arrays.equals(expected, hash)) {
            findings.add(failure(Check.LEAF, "does not have the hash that leaf " + number + " holds"));
        }
    }

    Failure failure(Check check, String message) {
        return type != null && id != null
                ? Failure.ofResource(check, type, id, message)
                : Failure.of(check, name + ' ' + message);
    }
}
