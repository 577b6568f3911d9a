package vn.emr.domain.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Writes entries with one statement a table, however many they are. */
final class LogWriter {

    /** A stream's number, and that of its custodian. */
    record StreamKey(long key, int facility) {}

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

    /** Writes what this node appended: the stream's head moves to its end. */
    void append(StreamRow stream, int author, List<Entry> entries) throws SQLException {
        StreamKey key = new StreamKey(stream.key(), stream.facilityKey());
        headers(key, e -> author, entries);
        contents(key, entries);
        head(key, stream.sequence(), stream.head());
        announce(key, entries);
    }

    /**
     * Writes what came from elsewhere, maybe with gaps: the head moves to the last entry that is known.
     *
     * @param authors the number of each account
     */
    void receive(StreamKey stream, Map<String, Integer> authors, List<Entry> entries) throws SQLException {
        headers(stream, e -> Objects.requireNonNull(authors.get(e.header().author())), entries);
        contents(stream, entries);
        Entry last = entries.get(entries.size() - 1);
        head(stream, last.header().sequence(), last.hash());
        announce(stream, entries);
    }

    private void headers(StreamKey stream, ToIntFunction<Entry> author, List<Entry> entries) throws SQLException {
        String sql = "insert into emr.entry (stream, recorded, effective, author, seq, version, facility, format, kind,"
                + " type, source, id, content_hash, previous_hash, entry_hash)"
                + " select ?, e.recorded::timestamptz, e.effective::timestamptz, e.author, e.seq, e.version, ?, ?, 1,"
                + " e.type, e.source, e.id, e.content_hash, e.previous_hash, e.entry_hash"
                + " from unnest(?::text[], ?::text[], ?::int4[], ?::int4[], ?::int4[], ?::int4[], ?::int4[], ?::uuid[],"
                + " ?::bytea[], ?::bytea[], ?::bytea[])"
                + " e(recorded, effective, author, seq, version, type, source, id, content_hash, previous_hash,"
                + " entry_hash)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, stream.key());
            insert.setInt(2, stream.facility());
            insert.setInt(3, EntryHeader.FORMAT);
            array(insert, 4, "text", entries, e -> text(e.header().recorded()));
            array(insert, 5, "text", entries, e -> text(e.header().effective()));
            array(insert, 6, "int4", entries, author::applyAsInt);
            array(insert, 7, "int4", entries, e -> e.header().sequence());
            array(insert, 8, "int4", entries, e -> e.header().version());
            array(insert, 9, "int4", entries, e -> FhirTypes.code(e.header().resourceType()));
            array(insert, 10, "int4", entries, e -> e.header().source().code());
            array(insert, 11, "uuid", entries, e -> e.header().logicalId());
            bytes(insert, 12, entries, e -> e.header().contentHash());
            bytes(insert, 13, entries, e -> e.header().previousHash());
            bytes(insert, 14, entries, Entry::hash);
            insert.executeUpdate();
        }
    }

    private void contents(StreamKey stream, List<Entry> entries) throws SQLException {
        String sql = "insert into emr.entry_content (stream, seq, facility, dict, salt, bytes)"
                + " select ?, e.seq, ?, ?, e.salt, e.bytes from unnest(?::int4[], ?::bytea[], ?::bytea[])"
                + " e(seq, salt, bytes)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, stream.key());
            insert.setInt(2, stream.facility());
            insert.setInt(3, ContentCodec.CURRENT);
            array(insert, 4, "int4", entries, e -> e.header().sequence());
            bytes(insert, 5, entries, Entry::salt);
            bytes(insert, 6, entries, e -> ContentCodec.compress(e.bytes()));
            insert.executeUpdate();
        }
    }

    private void head(StreamKey stream, int sequence, byte[] hash) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update emr.stream set seq = ?, head = ? where key = ? and seq < ?")) {
            update.setInt(1, sequence);
            update.setBytes(2, hash);
            update.setLong(3, stream.key());
            update.setInt(4, sequence);
            update.executeUpdate();
        }
    }

    /** One row for each run without a gap. */
    private void announce(StreamKey stream, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into emr.entry_queue (stream, first, last) values (?, ?, ?)")) {
            int first = entries.get(0).header().sequence();
            for (int i = 0; i < entries.size(); i++) {
                int sequence = entries.get(i).header().sequence();
                boolean runEnds =
                        i + 1 == entries.size() || entries.get(i + 1).header().sequence() != sequence + 1;
                if (runEnds) {
                    insert.setLong(1, stream.key());
                    insert.setInt(2, first);
                    insert.setInt(3, sequence);
                    insert.executeUpdate();
                    first = i + 1 == entries.size()
                            ? 0
                            : entries.get(i + 1).header().sequence();
                }
            }
        }
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private void array(
            PreparedStatement statement,
            int index,
            String type,
            List<Entry> entries,
            Function<Entry, @Nullable Object> value)
            throws SQLException {
        Object[] values = entries.stream().map(value).toArray();
        statement.setArray(index, connection.createArrayOf(type, values));
    }

    private void bytes(PreparedStatement statement, int index, List<Entry> entries, Function<Entry, byte[]> value)
            throws SQLException {
        byte[][] values = entries.stream().map(value).toArray(byte[][]::new);
        statement.setArray(index, connection.createArrayOf("bytea", values));
    }
}
