package vn.emr.audit.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.seal.TrustKeys;
import vn.emr.audit.tree.LoggedEvent;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.EntryHeader;
import vn.emr.domain.store.Hash;
import vn.emr.domain.store.StreamId;
import vn.emr.domain.store.StreamKind;

/**
 * Writes all records of a node, its tree, its heads and the keys that it trusts to a file ({@code docs/format.md}) that a
 * verifier checks without the node. Reads one snapshot, row by row, so memory stays small.
 */
public final class RecordsExport {

    private static final String NODE =
            "select n.origin, n.name, now() as at, (select count(*) from audit.leaf) as leaves from emr.node n";
    private static final String STREAMS = "select s.origin, s.id, s.kind, f.code, s.seq, s.head from emr.stream s"
            + " join emr.facility f on f.key = s.facility order by s.key";
    private static final String HEADS = "select size, root, at, jws from audit.head order by size";
    private static final String WAITING = ", exists (select from emr.entry_queue q where q.stream = e.stream"
            + " and e.seq between q.first and q.last) as waiting";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Connection connection;
    private final ZipOutputStream zip;
    private long entries;

    private RecordsExport(Connection connection, ZipOutputStream zip) {
        this.connection = connection;
        this.zip = zip;
    }

    /**
     * Writes the file.
     *
     * @param connection as {@code emr_owner}; its transaction is the export's
     * @return number of entries in it
     */
    public static long write(Connection connection, OutputStream out) throws SQLException, IOException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return inTransaction(connection, zip);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Writes what the transaction of this connection sees. */
    static long inTransaction(Connection connection, ZipOutputStream zip) throws SQLException, IOException {
        RecordsExport export = new RecordsExport(connection, zip);
        export.all();
        return export.entries;
    }

    private void all() throws SQLException, IOException {
        part(
                ExportFile.ABOUT,
                NODE,
                row -> new JsonObject()
                        .putNumber("format", Integer.toString(ExportFile.FORMAT))
                        .put("node", row.getString("name"))
                        .put("origin", row.getString("origin"))
                        .put(
                                "at",
                                EntryHeader.time(row.getObject("at", OffsetDateTime.class)
                                        .toInstant()))
                        .putNumber("leaves", row.getString("leaves")));
        begin(ExportFile.KEYS);
        TrustKeys.read(connection).all().forEach(k -> line(k.json()));
        zip.closeEntry();
        part(
                ExportFile.STREAMS,
                STREAMS,
                row -> new JsonObject()
                        .put("origin", row.getString("origin"))
                        .put("stream", row.getString("id"))
                        .put("streamKind", StreamKind.ofCode(row.getInt("kind")).name())
                        .put("custodian", row.getString("code"))
                        .putNumber("sequence", row.getString("seq"))
                        .put("head", Hash.hex(row.getBytes("head"))));
        part(ExportFile.ENTRIES, StreamsCheck.entries(WAITING), this::entry);
        part(ExportFile.HEADS, HEADS, row -> HeadFile.head(row).json());
        part(ExportFile.LEAVES, LeafRow.ROWS, RecordsExport::leaf);
    }

    /** Makes a line of a row; none when null. */
    @FunctionalInterface
    private interface Lines {
        @Nullable
        JsonObject of(ResultSet row) throws SQLException;
    }

    private void part(String name, String sql, Lines lines) throws SQLException, IOException {
        begin(name);
        try (PreparedStatement rows = connection.prepareStatement(sql)) {
            rows.setFetchSize(Verifier.FETCH);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    JsonObject line = lines.of(row);
                    if (line != null) {
                        line(line);
                    }
                }
            }
        }
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private void line(JsonObject line) {
        try {
            zip.write(CanonicalJson.write(line));
            zip.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable JsonObject entry(ResultSet row) throws SQLException {
        if (row.getObject("seq") == null) {
            return null;
        }
        entries++;
        StreamId stream = StreamsCheck.stream(row);
        EntryRow entry = EntryRow.read(stream, row);
        JsonObject line = new JsonObject()
                .put("origin", stream.origin().toString())
                .put("stream", stream.id().toString())
                .putNumber("sequence", Integer.toString(entry.sequence()))
                .put("type", entry.type())
                .put("id", entry.id().toString())
                .putNumber("version", Integer.toString(entry.version()))
                .put("hash", Hash.hex(entry.hash()));
        EntryHeader header = entry.header();
        if (header != null) {
            line.put("header", CanonicalJson.parse(header.canonical()));
        }
        if (row.getBoolean("waiting")) {
            line.put("waiting", true);
        }
        EntryRow.ContentRow content = entry.content();
        return content == null ? line : content(line, content);
    }

    /** Content goes as the text that it is; what can't be unpacked, or is no text, goes as the word that it is damaged. */
    private static JsonObject content(JsonObject line, EntryRow.ContentRow content) {
        line.put("salt", BASE64.encodeToString(content.salt()));
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.bytes()))
                    .toString();
            return line.put("content", text);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return line.put("damaged", true);
        }
    }

    private static JsonObject leaf(ResultSet row) throws SQLException {
        LeafRow leaf = new LeafRow(row);
        Leaf read = leaf.leaf();
        JsonObject line =
                new JsonObject().putNumber("no", Long.toString(read.number())).put("hash", Hash.hex(read.hash()));
        if (read.expected() == null) {
            return line.put("missing", read.name());
        }
        if (leaf.isEntry()) {
            return line.put(
                    "entry",
                    new JsonObject()
                            .put("origin", row.getString("origin"))
                            .put(
                                    "stream",
                                    row.getObject("stream_id", UUID.class).toString())
                            .putNumber("sequence", row.getString("seq")));
        }
        LoggedEvent event = leaf.isEvent() ? leaf.event() : null;
        return event == null
                ? line.put("receipt", leaf.receipt())
                : line.put("event", CanonicalJson.parse(event.canonical()));
    }
}
