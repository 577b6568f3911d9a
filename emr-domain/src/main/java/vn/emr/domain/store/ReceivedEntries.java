package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.content.JsonObject;

/**
 * Keeps entries of another node as they are: in their own streams, never chained anew, byte for byte. A stream that was
 * sent in part has gaps. Runs as the node's own worker for the facility that receives them, which may read them from
 * then on.
 */
@ApplicationScoped
public class ReceivedEntries {

    /** check_violation of receive_stream, and unique_violation: another stream is about the same resource. */
    private static final List<String> KNOWN_AS_ANOTHER = List.of("23514", "23505");

    private static final SortedMap<Integer, Entry> NONE = Collections.emptySortedMap();

    @Inject
    Node node;

    @Inject
    Authors authors;

    @Inject
    Projection projection;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * The places in the manifest of what this node does not have yet.
     *
     * @throws EntryConflict when it has another entry at one of these places of the log
     */
    public List<Integer> missing(List<EntryRef> manifest) {
        return em.unwrap(Session.class).doReturningWork(c -> missing(c, manifest));
    }

    private static List<Integer> missing(Connection c, List<EntryRef> manifest) throws SQLException {
        List<Integer> missing = new ArrayList<>();
        try (PreparedStatement find = c.prepareStatement("select w.no, h.hash from"
                + " unnest(?::uuid[], ?::uuid[], ?::int4[]) with ordinality w(origin, stream, seq, no)"
                + " left join lateral emr.known_entry(w.origin, w.stream, w.seq) h(hash) on true order by w.no")) {
            setPlaces(c, find, 1, manifest);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    int place = row.getInt(1) - 1;
                    byte[] known = row.getBytes(2);
                    if (known == null) {
                        missing.add(place);
                    } else if (!Arrays.equals(known, manifest.get(place).hash())) {
                        throw new EntryConflict(manifest.get(place));
                    }
                }
            }
        }
        return missing;
    }

    /** Origins, streams and sequence numbers of these entries, as three arrays. */
    private static void setPlaces(Connection c, PreparedStatement statement, int first, List<EntryRef> places)
            throws SQLException {
        List<StreamId> streams = places.stream().map(EntryRef::stream).toList();
        statement.setArray(
                first,
                c.createArrayOf("uuid", streams.stream().map(StreamId::origin).toArray()));
        statement.setArray(
                first + 1,
                c.createArrayOf("uuid", streams.stream().map(StreamId::id).toArray()));
        statement.setArray(
                first + 2,
                c.createArrayOf("int4", places.stream().map(EntryRef::sequence).toArray()));
    }

    /** The facility reads labelled entries of a stream when they were sent to it, not when another one was sent them. */
    private static void rememberLabelled(Connection c, List<EntryRef> manifest, UUID referral) throws SQLException {
        try (PreparedStatement remember = c.prepareStatement("select emr.receive_labelled(?, ?, ?, ?)")) {
            remember.setObject(1, referral);
            setPlaces(c, remember, 2, manifest);
            remember.executeQuery().close();
        }
    }

    /**
     * Keeps what is missing of the manifest and lets the caller's facility read all of it.
     *
     * @param packet at least the entries that are missing
     * @return how many entries were added
     * @throws BadPacket when the packet is not what the manifest names, or leaves something out
     */
    public int take(List<EntryRef> manifest, JsonObject packet, LegalBasis basis, UUID referral) {
        List<Entry> read = EntryPacket.read(packet, manifest);
        UUID own = node.origin();
        Map<String, Integer> authorKeys = authorKeys(read);
        return em.unwrap(Session.class).doReturningWork(c -> {
            Map<StreamId, LogWriter.StreamKey> streams = streams(c, manifest, own, basis, referral);
            lock(c, streams);
            List<Integer> missing = missing(c, manifest);
            Map<StreamId, SortedMap<Integer, Entry>> fresh = fresh(manifest, missing, own, read);
            for (Map.Entry<StreamId, LogWriter.StreamKey> stream : streams.entrySet()) {
                keep(c, stream.getValue(), fresh.getOrDefault(stream.getKey(), NONE), authorKeys);
            }
            rememberLabelled(c, manifest, referral);
            return missing.size();
        });
    }

    /**
     * Asked for before the connection is borrowed, as the node's own id is: in the server Hibernate gives a connection
     * back after each statement of its own, and whoever still holds it holds nothing.
     */
    private Map<String, Integer> authorKeys(List<Entry> entries) {
        Map<String, Integer> keys = new TreeMap<>();
        entries.forEach(e -> keys.computeIfAbsent(e.header().author(), authors::key));
        return keys;
    }

    private Map<StreamId, LogWriter.StreamKey> streams(
            Connection c, List<EntryRef> manifest, UUID own, LegalBasis basis, UUID referral) throws SQLException {
        Map<StreamId, LogWriter.StreamKey> streams = new LinkedHashMap<>();
        for (EntryRef ref : manifest) {
            if (!streams.containsKey(ref.stream())) {
                streams.put(ref.stream(), stream(c, ref, own, basis, referral));
            }
        }
        return streams;
    }

    private LogWriter.StreamKey stream(Connection c, EntryRef ref, UUID own, LegalBasis basis, UUID referral)
            throws SQLException {
        try (PreparedStatement receive = c.prepareStatement("select s.key, f.key, f.hosted from emr.facility f,"
                + " lateral emr.receive_stream(?, ?, ?, ?, f.code, ?, ?, ?) s(key) where f.code = ?")) {
            receive.setObject(1, ref.stream().origin());
            receive.setObject(2, ref.stream().id());
            receive.setObject(3, ref.subject());
            receive.setInt(4, ref.stream().kind().code());
            receive.setBytes(5, ref.stream().genesis());
            receive.setInt(6, basis.code());
            receive.setObject(7, referral);
            receive.setString(8, ref.stream().custodian());
            return received(receive, ref, own);
        } catch (SQLException e) {
            if (KNOWN_AS_ANOTHER.contains(String.valueOf(e.getSQLState()))) {
                throw new BadPacket("stream.conflict", ref);
            }
            throw e;
        }
    }

    private static LogWriter.StreamKey received(PreparedStatement receive, EntryRef ref, UUID own) throws SQLException {
        try (ResultSet row = receive.executeQuery()) {
            if (!row.next()) {
                throw new BadPacket("facility.unknown", ref);
            }
            if (row.getBoolean(3) && !ref.stream().origin().equals(own)) {
                throw new BadPacket("entry.custodian", ref);
            }
            return new LogWriter.StreamKey(row.getLong(1), row.getInt(2));
        }
    }

    private static void lock(Connection c, Map<StreamId, LogWriter.StreamKey> streams) throws SQLException {
        Object[] keys = streams.values().stream().map(LogWriter.StreamKey::key).toArray();
        try (PreparedStatement lock =
                c.prepareStatement("select key from emr.stream where key = any (?) order by key for update")) {
            lock.setArray(1, c.createArrayOf("int8", keys));
            lock.executeQuery().close();
        }
    }

    private Map<StreamId, SortedMap<Integer, Entry>> fresh(
            List<EntryRef> manifest, List<Integer> missing, UUID own, List<Entry> read) {
        Map<String, Entry> came = new HashMap<>();
        read.forEach(e -> came.put(place(e.header().stream(), e.header().sequence()), e));
        Map<StreamId, SortedMap<Integer, Entry>> fresh = new HashMap<>();
        for (int missed : missing) {
            EntryRef ref = manifest.get(missed);
            Entry entry = came.get(place(ref.stream(), ref.sequence()));
            if (entry == null) {
                throw new BadPacket("packet.incomplete", ref);
            }
            if (ref.stream().origin().equals(own)) {
                throw new BadPacket("entry.never-ours", ref);
            }
            fresh.computeIfAbsent(ref.stream(), s -> new TreeMap<>()).put(ref.sequence(), entry);
        }
        return fresh;
    }

    private static String place(StreamId stream, int sequence) {
        return stream.origin() + "/" + stream.id() + "/" + sequence;
    }

    private void keep(
            Connection c, LogWriter.StreamKey stream, SortedMap<Integer, Entry> fresh, Map<String, Integer> authorKeys)
            throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        List<Entry> entries = List.copyOf(fresh.values());
        refuseTakenIds(c, stream, entries);
        List<LogWriter.Row> rows = entries.stream()
                .map(e -> new LogWriter.Row(
                        stream, Objects.requireNonNull(authorKeys.get(e.header().author())), e))
                .toList();
        new LogWriter(c).write(rows);
        projection.project(c, rows);
    }

    /** A resource has all its versions in one stream: whoever sends its id in another one would replace it. */
    private static void refuseTakenIds(Connection c, LogWriter.StreamKey stream, List<Entry> entries)
            throws SQLException {
        try (PreparedStatement find = c.prepareStatement("select emr.resource_elsewhere(?, ?)")) {
            Object[] ids = entries.stream().map(e -> e.header().logicalId()).toArray();
            find.setArray(1, c.createArrayOf("uuid", ids));
            find.setLong(2, stream.key());
            try (ResultSet row = find.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new BadPacket("entry.id-taken");
                }
            }
        }
    }
}
