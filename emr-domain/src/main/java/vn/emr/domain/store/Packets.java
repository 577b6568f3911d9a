package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** Takes entries out of the log for another node, byte for byte as they stand there. */
@ApplicationScoped
public class Packets {

    private static final int FRAME_HEADER = 18;

    private static final String STREAM =
            "select s.origin, s.id as stream_id, s.kind as stream_kind, f.code as custodian,"
                    + " s.subject, e.seq, e.entry_hash";
    private static final String REFS =
            STREAM + ", substr(c.bytes, 1, " + FRAME_HEADER + ") as start from emr.resource r"
                    + " join emr.entry e on e.stream = r.stream and e.seq = r.seq"
                    + " join emr.entry_content c on c.stream = e.stream and c.seq = e.seq"
                    + " join emr.stream s on s.key = r.stream join emr.facility f on f.key = s.facility"
                    + " where r.id = any (?) order by s.kind, s.key, e.seq";
    private static final String ENTRIES = STREAM
            + ", e.type, e.id, e.version, a.account, e.effective, e.recorded, e.source, e.content_hash, e.previous_hash,"
            + " c.salt, c.dict, c.bytes from unnest(?::uuid[], ?::uuid[], ?::int4[]) with ordinality"
            + " w(origin, stream, seq, no) join emr.stream s on s.origin = w.origin and s.id = w.stream"
            + " join emr.facility f on f.key = s.facility join emr.entry e on e.stream = s.key and e.seq = w.seq"
            + " join emr.author a on a.key = e.author"
            + " join emr.entry_content c on c.stream = e.stream and c.seq = e.seq order by w.no";

    private static final String AMENDED = "select distinct r.id from unnest(?::uuid[], ?::uuid[], ?::int4[])"
            + " w(origin, stream, seq) join emr.stream s on s.origin = w.origin and s.id = w.stream"
            + " join emr.entry e on e.stream = s.key and e.seq = w.seq"
            + " join emr.resource r on r.id = e.id and r.stream = e.stream where r.seq > e.seq";

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The current versions of these resources, as far as the caller may read them, in the order of the log. */
    public List<EntryRef> current(Collection<UUID> resources) {
        return em.unwrap(Session.class).doReturningWork(c -> {
            try (PreparedStatement find = c.prepareStatement(REFS)) {
                find.setArray(1, c.createArrayOf("uuid", resources.toArray()));
                return refs(find);
            }
        });
    }

    private static List<EntryRef> refs(PreparedStatement find) throws SQLException {
        List<EntryRef> refs = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                refs.add(new EntryRef(
                        stream(row),
                        row.getObject("subject", UUID.class),
                        row.getInt("seq"),
                        row.getBytes("entry_hash"),
                        ContentCodec.contentLength(row.getBytes("start"))));
            }
        }
        return refs;
    }

    /** Logical ids of the resources of which a newer version stands in the log than these, withdrawn ones included. */
    public List<UUID> amendedSince(List<EntryRef> sent) {
        return em.unwrap(Session.class).doReturningWork(c -> {
            try (PreparedStatement find = c.prepareStatement(AMENDED)) {
                setPlaces(c, find, sent);
                List<UUID> ids = new ArrayList<>();
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        ids.add(row.getObject(1, UUID.class));
                    }
                }
                return ids;
            }
        });
    }

    /**
     * The entries at these places of a manifest, to be sent.
     *
     * @throws IllegalStateException when the log does not hold them all any more
     */
    public JsonObject pack(List<EntryRef> manifest, List<Integer> places) {
        List<EntryRef> wanted = places.stream().map(manifest::get).toList();
        List<Entry> entries = em.unwrap(Session.class).doReturningWork(c -> entries(c, wanted));
        if (entries.size() != places.size()) {
            throw new IllegalStateException("the log holds " + entries.size() + " of " + places.size() + " entries");
        }
        return EntryPacket.write(places, entries);
    }

    private static List<Entry> entries(Connection c, List<EntryRef> wanted) throws SQLException {
        List<Entry> entries = new ArrayList<>(wanted.size());
        try (PreparedStatement find = c.prepareStatement(ENTRIES)) {
            setPlaces(c, find, wanted);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
        }
        return entries;
    }

    private static void setPlaces(Connection c, PreparedStatement find, List<EntryRef> places) throws SQLException {
        find.setArray(
                1,
                c.createArrayOf(
                        "uuid", places.stream().map(p -> p.stream().origin()).toArray()));
        find.setArray(
                2,
                c.createArrayOf(
                        "uuid", places.stream().map(p -> p.stream().id()).toArray()));
        find.setArray(
                3,
                c.createArrayOf("int4", places.stream().map(EntryRef::sequence).toArray()));
    }

    private static StreamId stream(ResultSet row) throws SQLException {
        return new StreamId(
                row.getObject("origin", UUID.class),
                row.getObject("stream_id", UUID.class),
                StreamKind.ofCode(row.getInt("stream_kind")),
                row.getString("custodian"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        byte[] content = ContentCodec.decompress(row.getInt("dict"), row.getBytes("bytes"));
        EntryHeader header = new EntryHeader(
                EntryHeader.FORMAT,
                EntryHeader.RESOURCE,
                stream(row),
                row.getInt("seq"),
                FhirTypes.name(row.getInt("type")),
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("account"),
                time(row, "effective"),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                Source.ofCode(row.getInt("source")),
                row.getBytes("content_hash"),
                row.getBytes("previous_hash"));
        return new Entry(
                header, row.getBytes("entry_hash"), row.getBytes("salt"), content, CanonicalJson.parse(content));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
