package vn.emr.domain.store;

import java.util.UUID;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/**
 * Which stream: the node it was begun at and its id there, what it is about and who keeps it. None of it changes.
 *
 * @param origin id of the node that appends to it
 * @param id id of the stream at that node
 * @param kind what it is about
 * @param custodian code of the facility that keeps it, {@code -} for the node itself
 */
public record StreamId(UUID origin, UUID id, StreamKind kind, String custodian) {

    /** Custodian of what belongs to no facility: the node. */
    public static final String NODE = "-";

    private static final String TAG = "vn.emr.stream.v1";

    /** Its part of a header's canonical form. */
    JsonObject describe() {
        return new JsonObject()
                .put("origin", origin.toString())
                .put("stream", id.toString())
                .put("streamKind", kind.name())
                .put("custodian", custodian);
    }

    /** What the first entry names as its previous hash: binds the chain to this stream. */
    public byte[] genesis() {
        return Hash.tagged(TAG, CanonicalJson.write(describe()));
    }
}
