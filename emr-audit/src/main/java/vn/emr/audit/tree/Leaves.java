package vn.emr.audit.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.Caller;
import vn.emr.domain.store.Hash;

/** The leaves of the tree, and what waits to become one. */
@ApplicationScoped
public class Leaves {

    private static final Caller SEQUENCER = Caller.system("tree", null);

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** Tells the database, in the first statement of a transaction, that the node itself works. */
    void begin() {
        em.createNativeQuery("select set_config('emr.caller', :caller, true)")
                .setParameter("caller", SEQUENCER.setting())
                .getSingleResult();
    }

    /** Takes entries that wait out of their queue. From the first take to the end of the transaction nobody else does. */
    List<NewLeaf> takeEntries(int limit) {
        return take(
                "select distinct on (stream, seq) stream, seq, hash from audit.take_entries(:limit)",
                limit,
                r -> NewLeaf.ofEntry(number(r[0]), (int) number(r[1]), (byte[]) r[2]));
    }

    /** Takes audit events that wait. */
    List<NewLeaf> takeEvents(int limit) {
        return take(
                "select key, at, patient, type, outcome, caller_kind, basis, count, facility, account, about, detail,"
                        + " role, purpose"
                        + " from audit.take_events(:limit)",
                limit,
                r -> NewLeaf.of(event(r)));
    }

    /** Takes receipts that wait. */
    List<NewLeaf> takeReceipts(int limit) {
        return take(
                "select message, hash from audit.take_receipts(:limit)",
                limit,
                r -> NewLeaf.ofReceipt((UUID) r[0], (byte[]) r[1]));
    }

    private List<NewLeaf> take(String sql, int limit, Function<Object[], NewLeaf> leaf) {
        List<?> rows = em.createNativeQuery(sql, Object[].class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(r -> leaf.apply((Object[]) r)).toList();
    }

    private static LoggedEvent event(Object[] row) {
        return new LoggedEvent(
                number(row[0]),
                new AuditEvent(
                        (Instant) row[1],
                        (UUID) row[2],
                        (int) number(row[3]),
                        (int) number(row[4]),
                        (int) number(row[5]),
                        (int) number(row[6]),
                        optional(row[7]),
                        (String) row[8],
                        (String) row[9],
                        (String) row[10],
                        (String) row[11],
                        optional(row[12]),
                        optional(row[13])));
    }

    private static @Nullable Integer optional(@Nullable Object column) {
        return column == null ? null : Integer.valueOf((int) number(column));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    /** How many there are. */
    long size() {
        return number(em.createNativeQuery("select coalesce(max(no) + 1, 0) from audit.leaf", Long.class)
                .getSingleResult());
    }

    /** What these leaves hold, in order. */
    List<byte[]> hashes(long first, long end) {
        List<?> rows = em.createNativeQuery(
                        "select hash from audit.leaf where no >= :first and no < :end order by no", byte[].class)
                .setParameter("first", first)
                .setParameter("end", end)
                .getResultList();
        if (rows.size() != end - first) {
            throw new IllegalStateException("leaves are missing between " + first + " and " + end);
        }
        return rows.stream().map(r -> (byte[]) r).toList();
    }

    /** Number of the leaf that holds this hash; found by a filter that says in which pages it may be, some milliseconds a million leaves. */
    OptionalLong find(byte[] hash) {
        List<?> rows = em.createNativeQuery("select no from audit.leaf where hash = :hash", Long.class)
                .setParameter("hash", hash)
                .getResultList();
        return rows.stream().mapToLong(Leaves::number).min();
    }

    /** Adds leaves behind the others. */
    void add(long first, List<NewLeaf> leaves) {
        ByteBuffer hashes = ByteBuffer.allocate(leaves.size() * Hash.LENGTH);
        leaves.forEach(l -> hashes.put(l.hash()));
        em.createNativeQuery("insert into audit.leaf (no, kind, stream, seq, event, message, hash)"
                        + " select :first + n.i - 1, n.kind, n.stream, n.seq, n.event, n.message,"
                        + " substring(cast(:hashes as bytea) from cast(n.i as int) * 32 - 31 for 32)"
                        + " from unnest(cast(:kinds as int[]), cast(:streams as bigint[]), cast(:seqs as int[]),"
                        + " cast(:events as bigint[]), cast(:messages as uuid[]))"
                        + " with ordinality n(kind, stream, seq, event, message, i)")
                .setParameter("first", first)
                .setParameter("hashes", hashes.array())
                .setParameter("kinds", leaves.stream().map(NewLeaf::kind).toArray(Integer[]::new))
                .setParameter("streams", leaves.stream().map(NewLeaf::stream).toArray(Long[]::new))
                .setParameter("seqs", leaves.stream().map(NewLeaf::sequence).toArray(Integer[]::new))
                .setParameter("events", leaves.stream().map(NewLeaf::event).toArray(Long[]::new))
                .setParameter("messages", leaves.stream().map(NewLeaf::message).toArray(UUID[]::new))
                .executeUpdate();
    }
}
