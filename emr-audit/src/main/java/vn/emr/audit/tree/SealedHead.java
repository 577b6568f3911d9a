package vn.emr.audit.tree;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Hash;

/**
 * The node's word on what its log was: so many leaves with this root. Whoever holds one can later demand proof that
 * the log still begins with them.
 *
 * @param size how many leaves
 * @param root root of the tree over them
 * @param at when the node sealed it, UTC milliseconds
 * @param jws the sealed statement
 */
public record SealedHead(long size, byte[] root, Instant at, String jws) {

    /** What kind of statement a sealed head is. */
    public static final String TYPE = "emr-head+jws";

    /** A line of a file of heads: what the seal says, to be read, and the seal itself. */
    public JsonObject json() {
        return new JsonObject()
                .putNumber("size", Long.toString(size))
                .put("root", Hash.hex(root))
                .put("at", EntryHeader.time(at))
                .put("jws", jws);
    }

    /**
     * Reads such a line.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SealedHead read(JsonObject line) {
        try {
            return new SealedHead(
                    Long.parseLong(line.text("size").orElse("")),
                    HexFormat.of().parseHex(line.text("root").orElse("")),
                    Instant.parse(line.text("at").orElse("")),
                    line.text("jws").orElse(""));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    /** What is sealed, by the node of this name and id. */
    public static JsonObject statement(long size, byte[] root, Instant at, String node, String origin) {
        return new JsonObject()
                .putNumber("size", Long.toString(size))
                .put("root", Hash.hex(root))
                .put("at", EntryHeader.time(at))
                .put("node", node)
                .put("origin", origin);
    }
}
