package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import vn.emr.domain.kernel.Ids;

/**
 * The heads of the chains. Uniqueness is the database's: of any number of transactions that claim the same stream one
 * begins it and the others wait and find it.
 */
@ApplicationScoped
public class Streams {

    private static final String COLUMNS =
            "s.key, s.origin, s.id, s.kind, f.code, s.facility, s.subject, s.seq, s.head from emr.stream s"
                    + " join emr.facility f on f.key = s.facility";

    @Inject
    Clock clock;

    @Inject
    Node node;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Finds the stream or begins it.
     *
     * @param kind what it is about
     * @param custodian code of the facility that keeps it, {@link StreamId#NODE} for the node
     * @param naturalKey what it is known by: MA_BN, MA_LK, facility code, id of the Person
     * @param subject logical id of its main resource, if it has to be begun
     */
    public StreamRow claim(StreamKind kind, String custodian, String naturalKey, UUID subject) {
        UUID origin = node.origin();
        return em.unwrap(Session.class).doReturningWork(c -> claim(c, origin, kind, custodian, naturalKey, subject));
    }

    /** The custodian's stream for what is said of the patient without an episode, found or begun. */
    public StreamRow claimExternal(String custodian, UUID patient) {
        return claim(StreamKind.EXTERNAL, custodian, patient.toString(), Ids.next(clock));
    }

    /** The stream that is about this resource, as far as the caller may touch it. */
    public Optional<StreamRow> about(UUID subject) {
        return em.unwrap(Session.class).doReturningWork(c -> {
            try (PreparedStatement find = c.prepareStatement("select " + COLUMNS + " where s.subject = ?")) {
                find.setObject(1, subject);
                return one(find);
            }
        });
    }

    /** The stream of this natural key, if there is one. */
    public Optional<StreamRow> find(StreamKind kind, String custodian, String naturalKey) {
        return em.unwrap(Session.class).doReturningWork(c -> find(c, kind, custodian, naturalKey));
    }

    /**
     * Locks the stream until commit, so that appends to it are in order. Several are locked in the order IDENTITY,
     * PERSON, EPISODE, then by id, or two transactions could wait for each other.
     */
    public void lock(StreamRow stream) {
        if (stream.locked()) {
            return;
        }
        em.unwrap(Session.class).doWork(c -> {
            try (PreparedStatement lock =
                    c.prepareStatement("select seq, head from emr.stream where key = ? for update")) {
                lock.setLong(1, stream.key());
                try (ResultSet row = lock.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("stream " + stream.id() + " is not the caller's to lock");
                    }
                    stream.lockedAt(row.getInt(1), row.getBytes(2));
                }
            }
        });
    }

    private StreamRow claim(Connection c, UUID origin, StreamKind kind, String custodian, String key, UUID subject)
            throws SQLException {
        StreamId id = new StreamId(origin, Ids.next(clock), kind, custodian);
        String insert = "insert into emr.stream (origin, id, subject, kind, facility, natural_key, head, opened)"
                + " select ?, ?, ?, ?, f.key, ?, ?, now() from emr.facility f where f.code = ?"
                + " on conflict (kind, facility, natural_key) do nothing returning key, facility";
        try (PreparedStatement begin = c.prepareStatement(insert)) {
            begin.setObject(1, origin);
            begin.setObject(2, id.id());
            begin.setObject(3, subject);
            begin.setInt(4, kind.code());
            begin.setString(5, key);
            begin.setBytes(6, id.genesis());
            begin.setString(7, custodian);
            try (ResultSet row = begin.executeQuery()) {
                if (row.next()) {
                    return new StreamRow(row.getLong(1), id, subject, row.getInt(2), true, 0, id.genesis());
                }
            }
        }
        return find(c, kind, custodian, key)
                .orElseThrow(() -> new IllegalStateException("no facility " + custodian + ", or not the caller's"));
    }

    private static Optional<StreamRow> find(Connection c, StreamKind kind, String custodian, String key)
            throws SQLException {
        try (PreparedStatement find =
                c.prepareStatement("select " + COLUMNS + " where s.kind = ? and f.code = ? and s.natural_key = ?")) {
            find.setInt(1, kind.code());
            find.setString(2, custodian);
            find.setString(3, key);
            return one(find);
        }
    }

    private static Optional<StreamRow> one(PreparedStatement find) throws SQLException {
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            StreamId id = new StreamId(
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    StreamKind.ofCode(row.getInt(4)),
                    row.getString(5));
            return Optional.of(new StreamRow(
                    row.getLong(1),
                    id,
                    row.getObject(7, UUID.class),
                    row.getInt(6),
                    false,
                    row.getInt(8),
                    row.getBytes(9)));
        }
    }
}
