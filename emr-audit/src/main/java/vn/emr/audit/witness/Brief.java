package vn.emr.audit.witness;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.emr.audit.seal.SealText;
import vn.emr.audit.tree.SealedHead;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Hash;

/**
 * A sealed statement about a head in the short form in which it goes along with every request: what both sides know is
 * left out, and whoever gets it writes out the JWS again. A third of the bytes, on lines where each one counts.
 *
 * @param size leaves of the tree
 * @param at when it was sealed, UTC milliseconds
 * @param origin id of the node whose head it is
 * @param root root of the tree
 * @param kid id of the key
 * @param signature of the JWS
 */
record Brief(long size, Instant at, UUID origin, byte[] root, String kid, String signature) {

    /** {@code typ} of what a node seals about another's head. */
    static final String WITNESS = "emr-witness+jws";

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})\\.(\\d{1,15})\\.([\\w-]{22})\\.([\\w-]{43})\\.([\\w-]{43})\\.([\\w-]{86})");
    private static final int UUID_BYTES = 16;

    static Brief of(SealedHead head, UUID origin) {
        return of(head.size(), head.root(), head.at(), origin, head.jws());
    }

    static Brief of(long size, byte[] root, Instant at, UUID origin, String jws) {
        return new Brief(size, at, origin, root, SealText.kid(jws), SealText.signature(jws));
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Brief read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no brief head");
        }
        try {
            ByteBuffer origin = ByteBuffer.wrap(decode(parts.group(3), UUID_BYTES));
            return new Brief(
                    Long.parseLong(parts.group(1)),
                    Instant.ofEpochMilli(Long.parseLong(parts.group(2))),
                    new UUID(origin.getLong(), origin.getLong()),
                    decode(parts.group(4), Hash.LENGTH),
                    parts.group(5),
                    parts.group(6));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    private static byte[] decode(String text, int length) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != length) {
            throw new IllegalArgumentException("too long or too short");
        }
        return bytes;
    }

    /** The form on the line. */
    String text() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        byte[] id = ByteBuffer.allocate(UUID_BYTES)
                .putLong(origin.getMostSignificantBits())
                .putLong(origin.getLeastSignificantBits())
                .array();
        return String.join(
                ".",
                Long.toString(size),
                Long.toString(at.toEpochMilli()),
                encoder.encodeToString(id),
                encoder.encodeToString(root),
                kid,
                signature);
    }

    /** The head that the node of this name sealed. */
    SealedHead head(String node) {
        JsonObject statement = SealedHead.statement(size, root, at, node, origin.toString());
        return new SealedHead(size, root, at, SealText.of(SealedHead.TYPE, statement, kid, signature));
    }

    /** What the witness of this name sealed about the head. */
    String witness(String witness) {
        return SealText.of(WITNESS, statement(size, root, at, origin, witness), kid, signature);
    }

    /** What a witness seals: that this head of the log of that origin was shown to it then. */
    static JsonObject statement(long size, byte[] root, Instant at, UUID origin, String witness) {
        return new JsonObject()
                .put("at", EntryHeader.time(at))
                .put("node", witness)
                .put(
                        "head",
                        new JsonObject()
                                .put("origin", origin.toString())
                                .putNumber("size", Long.toString(size))
                                .put("root", Hash.hex(root)));
    }
}
