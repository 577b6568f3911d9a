package vn.emr.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.seal.TrustKey;
import vn.emr.audit.seal.TrustKeys;
import vn.emr.audit.tree.Frontier;
import vn.emr.audit.tree.LoggedEvent;
import vn.emr.audit.tree.SealedHead;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.StreamId;
import vn.emr.domain.store.StreamKind;

/**
 * Checks an export without the node: recomputes every hash as the node's own verifier does, from the lines of the file,
 * and measures the log by heads that were kept elsewhere.
 */
public final class ExportVerifier {

    private static final Frontier.Completed NOBODY = (level, no, hash) -> {};

    private final ExportFile file;
    private final Findings findings;
    private final Map<String, Known> entries = new HashMap<>();
    private String origin = "";

    private ExportVerifier(ExportFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /**
     * An entry that a leaf should hold.
     *
     * @param hash its hash
     * @param written when this node wrote it; null for another node's
     * @param type FHIR type
     * @param id logical id
     */
    private record Known(byte[] hash, @Nullable Instant written, String type, UUID id, boolean waiting) {}

    /**
     * Checks the file.
     *
     * @param pinned keys that are believed; empty for those that the export itself brings along
     * @param outside heads that were kept elsewhere
     * @throws IOException when it is no such file
     */
    public static VerificationReport verify(Path path, List<TrustKey> pinned, List<SealedHead> outside)
            throws IOException {
        long began = System.nanoTime();
        Findings findings = new Findings((entries, total) -> {}, 0);
        try (ExportFile file = new ExportFile(path)) {
            new ExportVerifier(file, findings).all(pinned, outside);
        } catch (UncheckedIOException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("an export has no database", e);
        }
        return findings.report((System.nanoTime() - began) / 1e9);
    }

    /**
     * When the export was made, as it says itself: heads that were sealed later can't be in it.
     *
     * @throws IOException when it is no such file
     */
    public static Instant madeAt(Path path) throws IOException {
        try (ExportFile file = new ExportFile(path)) {
            return Instant.parse(file.about().text("at").orElse(""));
        } catch (DateTimeException e) {
            throw new IOException("the export doesn't say when it was made", e);
        }
    }

    private void all(List<TrustKey> pinned, List<SealedHead> outside) throws IOException, SQLException {
        JsonObject about = file.about();
        origin = about.text("origin").orElse("");
        TrustKeys keys = new TrustKeys(pinned.isEmpty() ? keys() : pinned);
        streams();
        HeadWalk.Signer signer = new HeadWalk.Signer(about.text("node").orElse(""), origin);
        ExportFile.Lines heads = file.lines(ExportFile.HEADS);
        HeadWalk inside = new HeadWalk(findings, keys, signer, HeadWalk.Kept.INSIDE, () -> head(heads.next()));
        Iterator<SealedHead> kept = outside.stream()
                .sorted(Comparator.comparingLong(SealedHead::size))
                .iterator();
        HeadWalk elsewhere =
                new HeadWalk(findings, keys, signer, HeadWalk.Kept.OUTSIDE, () -> kept.hasNext() ? kept.next() : null);
        leaves(new TreeWalk(findings, new Frontier(), inside, List.of(elsewhere)));
    }

    private List<TrustKey> keys() throws IOException {
        List<TrustKey> keys = new ArrayList<>();
        ExportFile.Lines lines = file.lines(ExportFile.KEYS);
        for (JsonObject line = lines.next(); line != null; line = lines.next()) {
            keys.add(TrustKey.read(line));
        }
        return keys;
    }

    private static @Nullable SealedHead head(@Nullable JsonObject line) {
        return line == null ? null : SealedHead.read(line);
    }

    /** Streams and entries are in the same order; an entry whose stream isn't the current one belongs to no stream. */
    private void streams() throws IOException {
        ExportFile.Lines streams = file.lines(ExportFile.STREAMS);
        ExportFile.Lines lines = file.lines(ExportFile.ENTRIES);
        JsonObject entry = lines.next();
        for (JsonObject line = streams.next(); line != null; line = streams.next()) {
            StreamId stream = stream(line);
            findings.stream();
            StreamWalk walk =
                    new StreamWalk(stream, isOwn(stream), number(line, "sequence"), bytes(line, "head"), findings);
            while (entry != null && isOf(stream, entry)) {
                entry(walk, entry);
                entry = lines.next();
            }
            walk.finish();
        }
        for (; entry != null; entry = lines.next()) {
            findings.add(Failure.of(Check.SEQUENCE, place(entry) + " belongs to no stream of the export"));
        }
    }

    private void entry(StreamWalk walk, JsonObject line) {
        EntryRow entry = row(walk.stream(), line);
        walk.entry(entry);
        EntryHeader header = entry.header();
        Known known = new Known(
                entry.hash(),
                header == null || !isOwn(walk.stream()) ? null : header.recorded(),
                entry.type(),
                entry.id(),
                line.get("waiting").isPresent());
        if (entries.put(place(line), known) != null) {
            findings.add(entry.failure(Check.SEQUENCE, "is there twice"));
        }
    }

    private boolean isOwn(StreamId stream) {
        return stream.origin().toString().equals(origin);
    }

    private static boolean isOf(StreamId stream, JsonObject entry) {
        return entry.text("origin").orElse("").equals(stream.origin().toString())
                && entry.text("stream").orElse("").equals(stream.id().toString());
    }

    private static String place(JsonObject named) {
        return "entry " + named.text("sequence").orElse("?") + " of stream "
                + named.text("stream").orElse("?") + " of "
                + named.text("origin").orElse("?");
    }

    private static StreamId stream(JsonObject line) {
        return new StreamId(
                UUID.fromString(text(line, "origin")),
                UUID.fromString(text(line, "stream")),
                StreamKind.valueOf(text(line, "streamKind")),
                text(line, "custodian"));
    }

    private static EntryRow row(StreamId stream, JsonObject line) {
        return new EntryRow(
                stream,
                number(line, "sequence"),
                text(line, "type"),
                UUID.fromString(text(line, "id")),
                number(line, "version"),
                header(line),
                bytes(line, "hash"),
                true,
                content(line),
                null);
    }

    private static @Nullable EntryHeader header(JsonObject line) {
        try {
            return line.object("header").map(EntryHeader::read).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static EntryRow.@Nullable ContentRow content(JsonObject line) {
        Optional<String> salt = line.text("salt");
        return salt.map(s -> new Plain(
                        Base64.getUrlDecoder().decode(s),
                        line.text("content")
                                .map(c -> c.getBytes(StandardCharsets.UTF_8))
                                .orElse(null)))
                .orElse(null);
    }

    /** Content as the text that it is; null when the export says that it is damaged. */
    private record Plain(byte[] salt, byte @Nullable [] text) implements EntryRow.ContentRow {

        @Override
        public byte[] bytes() {
            if (text == null) {
                throw new IllegalArgumentException("it was damaged when it was exported");
            }
            return text;
        }
    }

    private void leaves(TreeWalk walk) throws IOException, SQLException {
        walk.begin();
        ExportFile.Lines lines = file.lines(ExportFile.LEAVES);
        for (JsonObject line = lines.next(); line != null; line = lines.next()) {
            walk.leaf(leaf(line), NOBODY);
        }
        walk.finish();
        entries.forEach((place, known) -> {
            if (!known.waiting()) {
                findings.add(Failure.ofResource(
                        Check.LEAF,
                        known.type(),
                        known.id(),
                        "is no leaf of the tree and does not wait to become one"));
            }
        });
    }

    /** Each entry is a leaf once: the second time it is missing. */
    private Leaf leaf(JsonObject line) {
        long number = Long.parseLong(text(line, "no"));
        byte[] hash = bytes(line, "hash");
        Optional<JsonObject> named = line.object("entry");
        if (named.isPresent()) {
            String place = place(named.get());
            Known known = entries.remove(place);
            return known == null
                    ? new Leaf(number, hash, null, null, place, null, null)
                    : new Leaf(number, hash, known.hash(), known.written(), place, known.type(), known.id());
        }
        Optional<JsonObject> event = line.object("event");
        if (event.isPresent()) {
            String name = "audit event " + event.get().text("key").orElse("?");
            return new Leaf(number, hash, LoggedEvent.hash(event.get()), time(event.get()), name, null, null);
        }
        return line.text("receipt")
                .map(r -> new Leaf(
                        number, hash, Hash.of(r.getBytes(StandardCharsets.UTF_8)), null, "a receipt", null, null))
                .orElseGet(() ->
                        new Leaf(number, hash, null, null, line.text("missing").orElse("nothing"), null, null));
    }

    private static @Nullable Instant time(JsonObject event) {
        try {
            return event.text("at").map(Instant::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(JsonObject line, String name) {
        return line.text(name)
                .orElseThrow(() -> new UncheckedIOException(new IOException("a line of the export has no " + name)));
    }

    private static int number(JsonObject line, String name) {
        return Integer.parseInt(text(line, name));
    }

    private static byte[] bytes(JsonObject line, String name) {
        return HexFormat.of().parseHex(text(line, name));
    }
}
