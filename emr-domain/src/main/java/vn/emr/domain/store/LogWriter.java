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
import java.util.function.Function;
import java.util.function.IntFunction;
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
        array(write, 2, "int8", rows, r -> r.stream().key(), Long[]::new);
        array(write, 3, "text", rows, r -> text(r.entry().header().recorded()), String[]::new);
        array(write, 4, "text", rows, r -> text(r.entry().header().effective()), String[]::new);
        array(write, 5, "int4", rows, Row::author, Integer[]::new);
        array(write, 6, "int4", rows, r -> r.entry().header().sequence(), Integer[]::new);
        array(write, 7, "int4", rows, r -> r.entry().header().version(), Integer[]::new);
        array(write, 8, "int4", rows, r -> r.stream().facility(), Integer[]::new);
        array(write, 9, "int4", rows, r -> FhirTypes.code(r.entry().header().resourceType()), Integer[]::new);
        array(write, 10, "int4", rows, r -> r.entry().header().source().code(), Integer[]::new);
        array(write, 11, "uuid", rows, r -> r.entry().header().logicalId(), UUID[]::new);
        bytes(write, 12, rows, r -> r.entry().header().contentHash());
        bytes(write, 13, rows, r -> r.entry().header().previousHash());
        bytes(write, 14, rows, r -> r.entry().hash());
    }

    private void contents(PreparedStatement write, List<Row> rows) throws SQLException {
        write.setInt(15, ContentCodec.CURRENT);
        array(write, 16, "int8", rows, r -> r.stream().key(), Long[]::new);
        array(write, 17, "int4", rows, r -> r.entry().header().sequence(), Integer[]::new);
        array(write, 18, "int4", rows, r -> r.stream().facility(), Integer[]::new);
        bytes(write, 19, rows, r -> r.entry().salt());
        bytes(write, 20, rows, r -> ContentCodec.compress(r.entry().bytes()));
        array(
                write,
                21,
                "bool",
                rows,
                r -> SecurityLabels.isRestricted(r.entry().content()),
                Boolean[]::new);
    }

    private void runs(PreparedStatement write, List<Run> runs) throws SQLException {
        array(write, 22, "int8", runs, Run::stream, Long[]::new);
        array(write, 23, "int4", runs, Run::first, Integer[]::new);
        array(write, 24, "int4", runs, Run::last, Integer[]::new);
    }

    private void heads(PreparedStatement write, List<Row> rows) throws SQLException {
        Map<Long, Row> last = new LinkedHashMap<>();
        rows.forEach(r -> last.put(r.stream().key(), r));
        List<Row> heads = List.copyOf(last.values());
        array(write, 25, "int8", heads, r -> r.stream().key(), Long[]::new);
        array(write, 26, "int4", heads, r -> r.entry().header().sequence(), Integer[]::new);
        bytes(write, 27, heads, r -> r.entry().hash());
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

    /** Of their own type: the driver sends an array of objects as a text, which both sides have to take apart. */
    private <T, V> void array(
            PreparedStatement statement,
            int index,
            String type,
            List<T> rows,
            Function<T, @Nullable V> value,
            IntFunction<V[]> array)
            throws SQLException {
        statement.setArray(
                index, connection.createArrayOf(type, rows.stream().map(value).toArray(array)));
    }

    private void bytes(PreparedStatement statement, int index, List<Row> rows, Function<Row, byte[]> value)
            throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new)));
    }
}
