package vn.emr.audit.tree;

import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Hash;

/**
 * An audit event as its leaf hashes it: every column of its row, in the numbers that are stored.
 *
 * @param key its place in the trail
 * @param event what its row holds beside
 */
public record LoggedEvent(long key, AuditEvent event) {

    private static final String TAG = "vn.emr.audit.v1";

    /** The bytes that are hashed. */
    public byte[] canonical() {
        JsonObject row = event.json();
        JsonObject logged = row.put("callerKind", row.get("caller_kind").orElseThrow())
                .remove("caller_kind")
                .putNumber("key", Long.toString(key));
        return CanonicalJson.write(logged);
    }

    /** What the event's leaf holds. */
    public byte[] hash() {
        return Hash.tagged(TAG, canonical());
    }

    /** What the leaf of an event holds that somebody wrote down as such an object. */
    public static byte[] hash(JsonObject event) {
        return Hash.tagged(TAG, CanonicalJson.write(event));
    }
}
