package vn.emr.domain.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/**
 * Entries on their way to another node ({@code docs/format.md}, "Packet"): of each, what its manifest and its content
 * don't say already. Whoever reads one recomputes every hash.
 */
final class EntryPacket {

    private static final String ENTRIES = "entries";
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

    private EntryPacket() {}

    /** The entries at these places of the manifest, in this order. */
    static JsonObject write(List<Integer> places, List<Entry> entries) {
        JsonArray all = new JsonArray();
        for (int i = 0; i < entries.size(); i++) {
            boolean follows = i > 0 && follows(entries.get(i - 1), entries.get(i));
            all.add(describe(places.get(i), entries.get(i), follows));
        }
        return new JsonObject().put(ENTRIES, all);
    }

    private static boolean follows(Entry before, Entry entry) {
        return before.header().stream().equals(entry.header().stream())
                && before.header().sequence() + 1 == entry.header().sequence();
    }

    private static JsonObject describe(int place, Entry entry, boolean follows) {
        EntryHeader header = entry.header();
        return new JsonObject()
                .putNumber("at", Integer.toString(place))
                .put("author", header.author())
                .put("effective", header.effective() == null ? null : EntryHeader.time(header.effective()))
                .put("source", header.source().name())
                .put("previous", follows ? null : TO_TEXT.encodeToString(header.previousHash()))
                .put("salt", TO_TEXT.encodeToString(entry.salt()))
                .put("content", entry.content());
    }

    /**
     * Reads a packet and proves each entry against its manifest.
     *
     * @param manifest all entries of the manifest, in its order
     * @return the entries that are in the packet
     * @throws BadPacket when one is not what the manifest names
     */
    static List<Entry> read(JsonObject packet, List<EntryRef> manifest) {
        List<Entry> entries = new ArrayList<>();
        for (JsonObject one : packet.objects(ENTRIES).toList()) {
            EntryRef ref = place(one, manifest);
            Entry before = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            Entry entry = entry(one, ref, before);
            if (!Arrays.equals(entry.hash(), ref.hash())) {
                throw new BadPacket("entry.altered", ref);
            }
            entries.add(entry);
        }
        return entries;
    }

    private static EntryRef place(JsonObject entry, List<EntryRef> manifest) {
        try {
            return manifest.get(Integer.parseInt(entry.text("at").orElse("-1")));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new BadPacket("packet.malformed");
        }
    }

    private static Entry entry(JsonObject json, EntryRef ref, @Nullable Entry before) {
        try {
            JsonObject content = json.object("content").orElseThrow(() -> new BadPacket("packet.malformed", ref));
            byte[] bytes = CanonicalJson.write(content);
            byte[] salt = FROM_TEXT.decode(required(json, ref, "salt"));
            EntryHeader header = new EntryHeader(
                    EntryHeader.FORMAT,
                    EntryHeader.RESOURCE,
                    ref.stream(),
                    ref.sequence(),
                    required(content, ref, "resourceType"),
                    UUID.fromString(required(content, ref, "id")),
                    Integer.parseInt(required(content, ref, "meta", "versionId")),
                    required(json, ref, "author"),
                    json.text("effective").map(Instant::parse).orElse(null),
                    Instant.parse(required(content, ref, "meta", "lastUpdated")),
                    Source.valueOf(required(json, ref, "source")),
                    EntryHeader.contentHash(salt, bytes),
                    previous(json, ref, before));
            FhirTypes.code(header.resourceType());
            return new Entry(header, header.hash(), salt, bytes, content);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadPacket("packet.malformed", ref);
        }
    }

    private static byte[] previous(JsonObject json, EntryRef ref, @Nullable Entry before) {
        return json.text("previous").map(FROM_TEXT::decode).orElseGet(() -> {
            if (before == null) {
                throw new BadPacket("packet.malformed", ref);
            }
            return before.hash();
        });
    }

    private static String required(JsonObject json, EntryRef ref, String... path) {
        return json.text(path).orElseThrow(() -> new BadPacket("packet.malformed", ref));
    }
}
