package vn.emr.audit.witness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import vn.emr.audit.tree.SealedHead;
import vn.emr.domain.store.Hash;

/** Heads of other nodes that we saw, and what others sealed about ours. Rows are added and never changed. */
@ApplicationScoped
public class WitnessedHeads {

    private static final String COLUMNS =
            "select key, node, origin, size, root, at, jws, witness, verdict, seen from audit.witnessed_head ";

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** Lets whoever else hears this node wait until commit. */
    void serialise(String node) {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('witness ' || :node)) as text)", String.class)
                .setParameter("node", node)
                .getSingleResult();
    }

    /** The newest head that we hold of the node, whether it extends the one before or broke with it. */
    Optional<SeenHead> newest(String node) {
        return seen(COLUMNS + "where node = :value order by key desc limit 1", node).stream()
                .findFirst();
    }

    private List<SeenHead> seen(String sql, Object value) {
        List<?> rows = em.createNativeQuery(sql, Object[].class)
                .setParameter("value", value)
                .getResultList();
        return rows.stream().map(r -> seen((Object[]) r)).toList();
    }

    private static SeenHead seen(Object[] row) {
        return new SeenHead(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (UUID) row[2],
                new SealedHead(((Number) row[3]).longValue(), (byte[]) row[4], (Instant) row[5], (String) row[6]),
                (String) row[7]);
    }

    void add(String node, UUID origin, SealedHead head, Instant seen, Verdict verdict, String witness) {
        em.createNativeQuery(
                        "insert into audit.witnessed_head (seen, size, at, origin, verdict, node, root, jws, witness)"
                                + " values (:seen, :size, :at, :origin, :verdict, :node, :root, :jws, :witness)")
                .setParameter("seen", seen)
                .setParameter("size", head.size())
                .setParameter("at", head.at())
                .setParameter("origin", origin)
                .setParameter("verdict", verdict.code())
                .setParameter("node", node)
                .setParameter("root", head.root())
                .setParameter("jws", head.jws())
                .setParameter("witness", witness)
                .executeUpdate();
    }

    /** Keeps what a node sealed about a head of ours. */
    void witnessedBy(String node, SealedHead ours, Instant at, String jws) {
        em.createNativeQuery("insert into audit.head_witness (size, at, node, head, jws)"
                        + " values (:size, :at, :node, :head, :jws) on conflict do nothing")
                .setParameter("size", ours.size())
                .setParameter("at", at)
                .setParameter("node", node)
                .setParameter("head", Hash.of(ours.jws().getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .setParameter("jws", jws)
                .executeUpdate();
    }

    /**
     * Keeps that a node holds a head of ours that our log doesn't have.
     *
     * @return false when that is known
     */
    boolean lost(String node, long size, byte[] root, Instant at) {
        return em.createNativeQuery("insert into audit.lost_head (size, seen, node, root)"
                                + " values (:size, :at, :node, :root) on conflict do nothing")
                        .setParameter("size", size)
                        .setParameter("at", at)
                        .setParameter("node", node)
                        .setParameter("root", root)
                        .executeUpdate()
                > 0;
    }

    /** Leaves of the head of ours that this node holds, as far as it told us. */
    OptionalLong heldBy(String node) {
        List<?> rows = em.createNativeQuery(
                        "select size from (select size, at from audit.head_witness where node = :node"
                                + " union all select size, seen from audit.lost_head where node = :node) h"
                                + " order by at desc, size desc limit 1",
                        Long.class)
                .setParameter("node", node)
                .getResultList();
        return rows.stream().mapToLong(r -> ((Number) r).longValue()).findFirst();
    }

    /** Breaks that were seen, the newest first. */
    List<HeadConflict> conflicts(int limit) {
        List<?> rows = em.createNativeQuery(
                        "select w.key, w.node, w.verdict, w.seen, b.size as before, w.size, w.root from audit.witnessed_head w"
                                + " join lateral (select size from audit.witnessed_head p where p.node = w.node"
                                + " and p.key < w.key order by p.key desc limit 1) b on true"
                                + " where w.verdict > 2 order by w.key desc limit :limit",
                        Object[].class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(r -> conflict((Object[]) r)).toList();
    }

    private static HeadConflict conflict(Object[] row) {
        return new HeadConflict(
                ((Number) row[0]).longValue(),
                (String) row[1],
                Verdict.ofCode(((Number) row[2]).intValue()),
                (Instant) row[3],
                ((Number) row[4]).longValue(),
                ((Number) row[5]).longValue(),
                (byte[]) row[6]);
    }

    /** Heads of ours that others hold and we don't have, the newest first. */
    List<LostHead> lost(int limit) {
        List<?> rows = em.createNativeQuery(
                        "select node, size, seen from audit.lost_head order by seen desc limit :limit", Object[].class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(r -> new LostHead((String) r[0], ((Number) r[1]).longValue(), (Instant) r[2]))
                .toList();
    }
}
