package vn.emr.domain.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.UtcMillis;

/**
 * What the log says about one statement, apart from its content. Its canonical bytes ({@code docs/format.md}) are
 * hashed, and with the previous entry's hash inside they chain the stream.
 *
 * @param format version of this format; 1
 * @param kind the kind of statement, so far always {@link #RESOURCE}; an unknown kind verifies but does not project
 * @param stream the stream's identity
 * @param sequence position in the stream, from 1
 * @param resourceType FHIR type of the content
 * @param logicalId FHIR id of the content
 * @param version version of that resource, from 1
 * @param author who submitted it: an account of the realm or {@code system:WORKER}
 * @param effective when it was so in the clinic, start of the interval; null when it has no time
 * @param recorded when it was appended, UTC milliseconds
 * @param source how it came
 * @param contentHash SHA-256(salt ‖ content)
 * @param previousHash hash of the entry before it, of the stream's genesis for the first
 */
public record EntryHeader(
        int format,
        String kind,
        StreamId stream,
        int sequence,
        String resourceType,
        UUID logicalId,
        int version,
        String author,
        @Nullable Instant effective,
        Instant recorded,
        Source source,
        byte[] contentHash,
        byte[] previousHash) {

    /** The format that this code writes. */
    public static final int FORMAT = 1;

    /** The kind of entry that holds a FHIR resource. */
    public static final String RESOURCE = "resource";

    private static final String TAG = "vn.emr.entry.v1";

    /**
     * Reads a header from its JSON object.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static EntryHeader read(JsonObject json) {
        try {
            return new EntryHeader(
                    number(json, "format"),
                    text(json, "entry"),
                    new StreamId(
                            UUID.fromString(text(json, "origin")),
                            UUID.fromString(text(json, "stream")),
                            StreamKind.valueOf(text(json, "streamKind")),
                            text(json, "custodian")),
                    number(json, "sequence"),
                    text(json, "resourceType"),
                    UUID.fromString(text(json, "logicalId")),
                    number(json, "version"),
                    text(json, "author"),
                    json.text("effective").map(Instant::parse).orElse(null),
                    Instant.parse(text(json, "recorded")),
                    Source.valueOf(text(json, "source")),
                    HexFormat.of().parseHex(text(json, "contentHash")),
                    HexFormat.of().parseHex(text(json, "previousHash")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    private static String text(JsonObject json, String name) {
        return json.text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static int number(JsonObject json, String name) {
        return Integer.parseInt(text(json, name));
    }

    /** The bytes that are hashed: a canonical JSON object. */
    public byte[] canonical() {
        JsonObject header = stream.describe()
                .putNumber("format", Integer.toString(format))
                .put("entry", kind)
                .putNumber("sequence", Integer.toString(sequence))
                .put("resourceType", resourceType)
                .put("logicalId", logicalId.toString())
                .putNumber("version", Integer.toString(version))
                .put("author", author)
                .put("effective", effective == null ? null : time(effective))
                .put("recorded", time(recorded))
                .put("source", source.name())
                .put("contentHash", Hash.hex(contentHash))
                .put("previousHash", Hash.hex(previousHash));
        return CanonicalJson.write(header);
    }

    /** The entry's hash, under its domain tag. */
    public byte[] hash() {
        return Hash.tagged(TAG, canonical());
    }

    /** Hash of content under its salt, which keeps short clinical facts from being guessed from their hash. */
    public static byte[] contentHash(byte[] salt, byte[] content) {
        return Hash.of(salt, content);
    }

    /** A time as headers and {@code meta.lastUpdated} write it: UTC, three digits of a second. */
    public static String time(Instant time) {
        return UtcMillis.text(time);
    }
}
