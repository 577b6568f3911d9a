package vn.emr.domain.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Hash;

/**
 * The receiver's word that all of a message is in its record, and what its log was then. Sealed, and kept by both for
 * ever.
 *
 * @param message which message
 * @param manifest hash of the sealed manifest
 * @param at when the receipt was made
 * @param size leaves in the receiver's log
 * @param root root of the tree over them
 */
public record Receipt(UUID message, byte[] manifest, Instant at, long size, byte[] root) {

    /** {@code typ} of the JWS that seals a receipt. */
    public static final String TYPE = "emr-receipt+jws";

    /** Its JSON form, to be sealed. */
    public JsonObject json() {
        return new JsonObject()
                .put("message", message.toString())
                .put("manifest", Hash.hex(manifest))
                .put("at", EntryHeader.time(at))
                .put(
                        "head",
                        new JsonObject().putNumber("size", Long.toString(size)).put("root", Hash.hex(root)));
    }

    /**
     * Reads one.
     *
     * @throws TransferRefused when it is none
     */
    public static Receipt parse(JsonObject json) {
        try {
            return new Receipt(
                    UUID.fromString(json.text("message").orElse("")),
                    HexFormat.of().parseHex(json.text("manifest").orElse("")),
                    Instant.parse(json.text("at").orElse("")),
                    Long.parseLong(json.text("head", "size").orElse("")),
                    HexFormat.of().parseHex(json.text("head", "root").orElse("")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw TransferRefused.malformed("receipt");
        }
    }
}
