package vn.emr.audit.verify;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.store.StreamId;

/**
 * Something that does not hold, and where.
 *
 * @param check what does not hold
 * @param stream in which stream; null when it is about none
 * @param sequence at which entry of it; null when it is about the whole stream
 * @param type FHIR type of the entry; null when unknown
 * @param id logical id of the entry; null when unknown
 * @param message in words; never clinical content
 */
public record Failure(
        Check check,
        @Nullable StreamId stream,
        @Nullable Integer sequence,
        @Nullable String type,
        @Nullable UUID id,
        String message) {

    static Failure ofStream(Check check, StreamId stream, String message) {
        return new Failure(check, stream, null, null, null, message);
    }

    static Failure ofResource(Check check, String type, UUID id, String message) {
        return new Failure(check, null, null, type, id, message);
    }

    static Failure of(Check check, String message) {
        return new Failure(check, null, null, null, null, message);
    }

    /** One line for people. */
    public String line() {
        StringBuilder line = new StringBuilder(check.label()).append(": ");
        if (stream != null) {
            line.append(stream.kind()).append(" stream ").append(stream.id()).append(" of ");
            line.append(stream.custodian());
        }
        if (sequence != null) {
            line.append(", entry ").append(sequence);
        }
        if (id != null) {
            line.append(stream == null ? "" : ", ").append(type).append('/').append(id);
        }
        return line.append(stream == null && id == null ? "" : ": ")
                .append(message)
                .toString();
    }
}
