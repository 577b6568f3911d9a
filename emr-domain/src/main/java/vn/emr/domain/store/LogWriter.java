package vn.emr.domain.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.SecurityLabels;

/** Writes entries with one statement, however many they are and of however many streams. */
final class LogWriter {

    /** Headers, contents, the queue's runs and the streams' heads: one statement, so that the database is asked once. */
    private static final String WRITE = "with header as ("
            + "insert into emr.entry (stream, recorded, effective, author, seq, version, facility, format, kind,"
            + " type, source, id, content_hash, previous_hash, entry_hash)"
            + " select e.stream, e.recorded::timestamptz, e.effective::timestamptz, e.author, e.seq, e.version, e.facility, ?, 1,"
            + " e.type, e.source, e.id, e.content_hash, e.previous_hash, e.entry_hash"
            + " from unnest(?::int8[], ?::text[], ?::text[], ?::int4[], ?::int4[], ?::int4[], ?::int4[], ?::int4[], ?::int4[],"
            + " ?::uuid[], ?::bytea[], ?::bytea[], ?::bytea[])"
            + " e(stream, recorded, effective, author, seq, version, facility, type, source, id, content_hash, previous_hash,"
            + " entry_hash)"
            + "), content as ("
            + "insert into emr.entry_content (stream, seq, facility, dict, salt, bytes, labelled)"
            + " select e.stream, e.seq, e.facility, ?, e.salt, e.bytes, e.labelled"
            + " from unnest(?::int8[], ?::int4[], ?::int4[], ?::bytea[], ?::bytea[], ?::bool[])"
            + " e(stream, seq, facility, salt, bytes, labelled)"
            + "), run as ("
            + "insert into emr.entry_queue (stream, first, last)"
            + " select r.stream, r.first, r.last from unnest(?::int8[], ?::int4[], ?::int4[]) r(stream, first, last)"
            + ") update emr.stream s set seq = h.seq, head = h.head"
            + " from unnest(?::int8[], ?::int4[], ?::bytea[]) h(stream, seq, head) where s.key = h.stream and s.seq < h.seq";

    /** A stream's number, and that of its custodian. */
    record StreamKey(long key, int facility) {}

    /** An entry and where it goes, with the number of its author. */
    record Row(StreamKey stream, int author, Entry entry) {}

    /** Entries of one stream in their order, no number between them is missing. */
    private record Run(long stream, int first, int last) {}

    private final Connection connection;

    LogWriter(Connection connection) {
        this.connection = connection;
    }

    /** The current version of every resource that a draft amends. */
    Map<UUID, Integer> versions(List<Draft> drafts) throws SQLException {
        Map<UUID, Integer> versions = new HashMap<>();
        Object[] amended =
                drafts.stream().filter(Draft::amends).map(Draft::id).distinct().toArray();
        if (amended.length == 0) {
            return versions;
        }
        try (PreparedStatement find =
                connection.prepareStatement("select id, max(version) from emr.entry where id = any (?) group by id")) {
            find.setArray(1, connection.createArrayOf("uuid", amended));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    versions.put(row.getObject(1, UUID.class), row.getInt(2));
                }
            }
        }
        return versions;
    }

    /** Writes them: entries of a stream in their order, maybe with gaps. Its head moves to the last one. */
    void write(List<Row> rows) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            headers(write, rows);
            contents(write, rows);
            runs(write, runs(rows));
            heads(write, rows);
            write.executeUpdate();
        }
    }

    private void headers(PreparedStatement write, List<Row> rows) throws SQLException {
        write.setInt(1, EntryHeader.FORMAT);
        Columns.set(write, 2, "int8", rows, r -> r.stream().key(), Long[]::new);
        Columns.set(write, 3, "text", rows, r -> text(r.entry().header().recorded()), String[]::new);
        Columns.set(write, 4, "text", rows, r -> text(r.entry().header().effective()), String[]::new);
        Columns.set(write, 5, "int4", rows, Row::author, Integer[]::new);
        Columns.set(write, 6, "int4", rows, r -> r.entry().header().sequence(), Integer[]::new);
        Columns.set(write, 7, "int4", rows, r -> r.entry().header().version(), Integer[]::new);
        Columns.set(write, 8, "int4", rows, r -> r.stream().facility(), Integer[]::new);
        Columns.set(
                write, 9, "int4", rows, r -> FhirTypes.code(r.entry().header().resourceType()), Integer[]::new);
        Columns.set(write, 10, "int4", rows, r -> r.entry().header().source().code(), Integer[]::new);
        Columns.set(write, 11, "uuid", rows, r -> r.entry().header().logicalId(), UUID[]::new);
        Columns.set(write, 12, "bytea", rows, r -> r.entry().header().contentHash(), byte[][]::new);
        Columns.set(write, 13, "bytea", rows, r -> r.entry().header().previousHash(), byte[][]::new);
        Columns.set(write, 14, "bytea", rows, r -> r.entry().hash(), byte[][]::new);
    }

    private void contents(PreparedStatement write, List<Row> rows) throws SQLException {
        write.setInt(15, ContentCodec.CURRENT);
        Columns.set(write, 16, "int8", rows, r -> r.stream().key(), Long[]::new);
        Columns.set(write, 17, "int4", rows, r -> r.entry().header().sequence(), Integer[]::new);
        Columns.set(write, 18, "int4", rows, r -> r.stream().facility(), Integer[]::new);
        Columns.set(write, 19, "bytea", rows, r -> r.entry().salt(), byte[][]::new);
        Columns.set(
                write, 20, "bytea", rows, r -> ContentCodec.compress(r.entry().bytes()), byte[][]::new);
        Columns.set(
                write,
                21,
                "bool",
                rows,
                r -> SecurityLabels.isRestricted(r.entry().content()),
                Boolean[]::new);
    }

    private void runs(PreparedStatement write, List<Run> runs) throws SQLException {
        Columns.set(write, 22, "int8", runs, Run::stream, Long[]::new);
        Columns.set(write, 23, "int4", runs, Run::first, Integer[]::new);
        Columns.set(write, 24, "int4", runs, Run::last, Integer[]::new);
    }

    private void heads(PreparedStatement write, List<Row> rows) throws SQLException {
        Map<Long, Row> last = new LinkedHashMap<>();
        rows.forEach(r -> last.put(r.stream().key(), r));
        List<Row> heads = List.copyOf(last.values());
        Columns.set(write, 25, "int8", heads, r -> r.stream().key(), Long[]::new);
        Columns.set(write, 26, "int4", heads, r -> r.entry().header().sequence(), Integer[]::new);
        Columns.set(write, 27, "bytea", heads, r -> r.entry().hash(), byte[][]::new);
    }

    private static List<Run> runs(List<Row> rows) {
        Deque<Run> runs = new ArrayDeque<>();
        for (Row row : rows) {
            Run next = new Run(
                    row.stream().key(),
                    row.entry().header().sequence(),
                    row.entry().header().sequence());
            Run before = runs.peekLast();
            if (before != null && before.stream() == next.stream() && before.last() == next.first() - 1) {
                runs.removeLast();
                runs.addLast(new Run(next.stream(), before.first(), next.last()));
            } else {
                runs.addLast(next);
            }
        }
        return List.copyOf(runs);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : EntryHeader.time(time);
    }
}
