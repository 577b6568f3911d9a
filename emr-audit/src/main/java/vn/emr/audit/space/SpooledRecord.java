package vn.emr.audit.space;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.AuditEvent;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;

/**
 * What is written to the spool at once and taken in at once. In a file it is a line: CRC-32C of the JSON in eight
 * hexadecimal digits, a space, canonical JSON, a line feed.
 *
 * @param id by which it is taken in once
 * @param json {@code id}, {@code events}, and where there is one {@code opening} or {@code closing}
 */
public record SpooledRecord(UUID id, JsonObject json) {

    private static final int DIGITS = 8;

    /** Events that happened together. */
    static SpooledRecord of(UUID id, List<AuditEvent> events) {
        JsonArray all = new JsonArray();
        events.forEach(e -> all.add(e.json()));
        return new SpooledRecord(id, new JsonObject().put("id", id.toString()).put("events", all));
    }

    /** A record opened in an emergency, and its events. */
    static SpooledRecord opening(UUID id, SpooledOpening opening, List<AuditEvent> events) {
        SpooledRecord with = of(id, events);
        with.json().put("opening", opening.json());
        return with;
    }

    /** An opening that was closed before its time. */
    static SpooledRecord closing(UUID id, UUID opening, Instant at) {
        SpooledRecord with = of(id, List.of());
        with.json()
                .put("closing", new JsonObject().put("id", opening.toString()).put("at", EntryHeader.time(at)));
        return with;
    }

    Optional<SpooledOpening> opening() {
        return json.object("opening").map(SpooledOpening::of);
    }

    /** Id of the opening that was closed. */
    Optional<UUID> closing() {
        return json.text("closing", "id").map(UUID::fromString);
    }

    /** A part of it as the database takes it; null when it has none. */
    @Nullable
    String part(String name) {
        return json.get(name)
                .map(v -> new String(CanonicalJson.write(v), StandardCharsets.UTF_8))
                .orElse(null);
    }

    /** Its line, line feed included. */
    byte[] line() {
        byte[] text = CanonicalJson.write(json);
        byte[] line = new byte[DIGITS + 1 + text.length + 1];
        System.arraycopy(checksum(text, 0).getBytes(StandardCharsets.US_ASCII), 0, line, 0, DIGITS);
        line[DIGITS] = ' ';
        System.arraycopy(text, 0, line, DIGITS + 1, text.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** The record of a line without its line feed; empty when it is not what was written. */
    static Optional<SpooledRecord> of(byte[] line) {
        if (line.length <= DIGITS + 1 || line[DIGITS] != ' ') {
            return Optional.empty();
        }
        String stated = new String(line, 0, DIGITS, StandardCharsets.US_ASCII);
        if (!stated.equals(checksum(line, DIGITS + 1))) {
            return Optional.empty();
        }
        byte[] text = new byte[line.length - DIGITS - 1];
        System.arraycopy(line, DIGITS + 1, text, 0, text.length);
        try {
            JsonObject json = CanonicalJson.parse(text);
            return json.text("id").map(id -> new SpooledRecord(UUID.fromString(id), json));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String checksum(byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, bytes.length - from);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
