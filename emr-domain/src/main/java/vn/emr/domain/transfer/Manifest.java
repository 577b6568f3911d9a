package vn.emr.domain.transfer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.EntryRef;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.StreamId;
import vn.emr.domain.store.StreamKind;

/**
 * What a message consists of; sealed by the node that sends it ({@code docs/transfer.md}).
 *
 * @param id of the message: the same id with other content is a conflict
 * @param kind what it is
 * @param referral which referral it belongs to
 * @param sequence its place among the sender's messages of this referral, from 1
 * @param at when it was sealed
 * @param node name of the sending node
 * @param origin id of the sending node
 * @param from code of the facility that sends
 * @param to code of the facility that is to receive it
 * @param patient the Patient whom it is about
 * @param urgency of the referral
 * @param entries the entries that belong to it, in the order of their streams
 * @param files files that belong to it
 * @param notSent how many current resources of each type the sender left out on purpose
 * @param answer state that an answer brings the referral to; null unless it is one
 */
public record Manifest(
        UUID id,
        MessageKind kind,
        UUID referral,
        int sequence,
        Instant at,
        String node,
        UUID origin,
        String from,
        String to,
        UUID patient,
        Urgency urgency,
        List<EntryRef> entries,
        List<FileRef> files,
        Map<String, Integer> notSent,
        @Nullable ReferralState answer) {

    /** {@code typ} of the JWS that seals a manifest. */
    public static final String TYPE = "emr-manifest+jws";

    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

    /** Copies. */
    public Manifest {
        entries = List.copyOf(entries);
        files = List.copyOf(files);
        notSent = Map.copyOf(notSent);
    }

    /** Hash of a sealed manifest, by which receipts and repeated messages name it. */
    public static byte[] hashOf(String sealed) {
        return Hash.of(sealed.getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes of the content of all entries. */
    public long entryBytes() {
        return entries.stream().mapToLong(EntryRef::size).sum();
    }

    /** Its JSON form, to be sealed. */
    public JsonObject json() {
        Map<StreamId, Integer> numbers = new LinkedHashMap<>();
        JsonArray streams = new JsonArray();
        JsonArray places = new JsonArray();
        for (EntryRef entry : entries) {
            int number = numbers.computeIfAbsent(entry.stream(), s -> {
                streams.add(describe(entry));
                return streams.size() - 1;
            });
            places.add(new JsonObject()
                    .putNumber("s", Integer.toString(number))
                    .putNumber("n", Integer.toString(entry.sequence()))
                    .putNumber("b", Long.toString(entry.size()))
                    .put("h", TO_TEXT.encodeToString(entry.hash())));
        }
        JsonArray attached = new JsonArray();
        files.forEach(f -> attached.add(new JsonObject()
                .put("sha256", TO_TEXT.encodeToString(f.sha256()))
                .putNumber("b", Long.toString(f.size()))));
        JsonObject without = new JsonObject();
        notSent.forEach((type, count) -> without.putNumber(type, Integer.toString(count)));
        return new JsonObject()
                .put("id", id.toString())
                .put("kind", kind.label())
                .put("referral", referral.toString())
                .putNumber("sequence", Integer.toString(sequence))
                .put("at", EntryHeader.time(at))
                .put("node", node)
                .put("origin", origin.toString())
                .put("from", from)
                .put("to", to)
                .put("patient", patient.toString())
                .put("purpose", "TREAT")
                .put("basis", "referral")
                .put("priority", urgency.priority())
                .put("streams", streams)
                .put("entries", places)
                .put("files", attached)
                .put("notSent", without)
                .put("answer", answer == null ? null : answer.taskStatus());
    }

    private static JsonObject describe(EntryRef entry) {
        return new JsonObject()
                .put("origin", entry.stream().origin().toString())
                .put("stream", entry.stream().id().toString())
                .put("kind", entry.stream().kind().name())
                .put("custodian", entry.stream().custodian())
                .put("subject", entry.subject().toString());
    }

    /**
     * Reads one.
     *
     * @throws TransferRefused when it is none
     */
    public static Manifest parse(JsonObject json) {
        try {
            List<JsonObject> streams = json.objects("streams").toList();
            return new Manifest(
                    uuid(json, "id"),
                    MessageKind.ofLabel(text(json, "kind")),
                    uuid(json, "referral"),
                    Integer.parseInt(text(json, "sequence")),
                    Instant.parse(text(json, "at")),
                    text(json, "node"),
                    uuid(json, "origin"),
                    text(json, "from"),
                    text(json, "to"),
                    uuid(json, "patient"),
                    Urgency.ofPriority(text(json, "priority")),
                    json.objects("entries").map(e -> entry(e, streams)).toList(),
                    json.objects("files").map(Manifest::file).toList(),
                    notSent(json),
                    answer(json).orElse(null));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw TransferRefused.malformed("manifest");
        }
    }

    private static EntryRef entry(JsonObject json, List<JsonObject> streams) {
        JsonObject stream = streams.get(Integer.parseInt(text(json, "s")));
        StreamId id = new StreamId(
                uuid(stream, "origin"),
                uuid(stream, "stream"),
                StreamKind.valueOf(text(stream, "kind")),
                text(stream, "custodian"));
        return new EntryRef(
                id,
                uuid(stream, "subject"),
                Integer.parseInt(text(json, "n")),
                hash(text(json, "h")),
                Long.parseLong(text(json, "b")));
    }

    private static FileRef file(JsonObject json) {
        return new FileRef(hash(text(json, "sha256")), Long.parseLong(text(json, "b")));
    }

    private static Map<String, Integer> notSent(JsonObject json) {
        Map<String, Integer> notSent = new LinkedHashMap<>();
        json.object("notSent")
                .ifPresent(o -> new ArrayList<>(o.properties().keySet())
                        .forEach(type -> notSent.put(type, Integer.parseInt(text(o, type)))));
        return notSent;
    }

    private static Optional<ReferralState> answer(JsonObject json) {
        return json.text("answer").map(ReferralState::ofTaskStatus);
    }

    private static byte[] hash(String text) {
        byte[] hash = FROM_TEXT.decode(text);
        if (hash.length != Hash.LENGTH) {
            throw new IllegalArgumentException("not a hash");
        }
        return hash;
    }

    private static UUID uuid(JsonObject json, String name) {
        return UUID.fromString(text(json, name));
    }

    private static String text(JsonObject json, String name) {
        return json.text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}
