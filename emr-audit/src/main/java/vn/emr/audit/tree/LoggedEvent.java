package vn.emr.audit.tree;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Hash;

/**
 * An audit event as its leaf hashes it: every column of its row, in the numbers that are stored.
 *
 * @param key its place in the trail
 * @param at when, UTC milliseconds
 * @param patient logical id of the patient; null when none
 * @param type number of what happened
 * @param outcome 0 done, 1 refused
 * @param callerKind 0 staff, 1 partner, 2 system, 3 nobody
 * @param basis number of the legal basis
 * @param count hits or entries; null when there is nothing to count
 * @param facility facility of the caller; null when none
 * @param account who
 * @param about id or code of what it was about; null when none
 * @param detail rule or reason; null when none
 * @param role number of the role; null when none, and in events from before there was one
 * @param purpose number of the purpose; null when none
 */
public record LoggedEvent(
        long key,
        Instant at,
        @Nullable UUID patient,
        int type,
        int outcome,
        int callerKind,
        int basis,
        @Nullable Integer count,
        @Nullable String facility,
        String account,
        @Nullable String about,
        @Nullable String detail,
        @Nullable Integer role,
        @Nullable Integer purpose) {

    private static final String TAG = "vn.emr.audit.v1";

    /** The bytes that are hashed. */
    public byte[] canonical() {
        JsonObject event = new JsonObject()
                .putNumber("key", Long.toString(key))
                .put("at", EntryHeader.time(at))
                .put("patient", patient == null ? null : patient.toString())
                .putNumber("type", Integer.toString(type))
                .putNumber("outcome", Integer.toString(outcome))
                .putNumber("callerKind", Integer.toString(callerKind))
                .putNumber("basis", Integer.toString(basis))
                .putNumber("count", count == null ? null : count.toString())
                .put("facility", text(facility))
                .put("account", text(account))
                .put("about", text(about))
                .put("detail", text(detail))
                .putNumber("role", role == null ? null : role.toString())
                .putNumber("purpose", purpose == null ? null : purpose.toString());
        return CanonicalJson.write(event);
    }

    /** What the event's leaf holds. */
    public byte[] hash() {
        return Hash.tagged(TAG, canonical());
    }

    /** What the leaf of an event holds that somebody wrote down as such an object. */
    public static byte[] hash(JsonObject event) {
        return Hash.tagged(TAG, CanonicalJson.write(event));
    }

    /** An empty text stays one: it is not the same as none. */
    private static JsonValue.@Nullable Text text(@Nullable String value) {
        return value == null ? null : new JsonValue.Text(value);
    }
}
