package vn.emr.audit.tree;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The heads that the node sealed. */
@ApplicationScoped
public class Heads {

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** The newest one. */
    Optional<SealedHead> newest() {
        List<?> rows = em.createNativeQuery(
                        "select size, root, at, jws from audit.head order by size desc limit 1", Object[].class)
                .getResultList();
        return rows.stream().map(r -> head((Object[]) r)).findFirst();
    }

    /** The one of this size. */
    Optional<SealedHead> of(long size) {
        List<?> rows = em.createNativeQuery(
                        "select size, root, at, jws from audit.head where size = :size", Object[].class)
                .setParameter("size", size)
                .getResultList();
        return rows.stream().map(r -> head((Object[]) r)).findFirst();
    }

    /** Those of more leaves than this, the smallest first. */
    List<SealedHead> since(long size, int limit) {
        List<?> rows = em.createNativeQuery(
                        "select size, root, at, jws from audit.head where size > :size order by size limit :limit",
                        Object[].class)
                .setParameter("size", size)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(r -> head((Object[]) r)).toList();
    }

    private static SealedHead head(Object[] row) {
        return new SealedHead(((Number) row[0]).longValue(), (byte[]) row[1], (Instant) row[2], (String) row[3]);
    }

    /** Keeps one more. */
    void add(SealedHead head) {
        em.createNativeQuery("insert into audit.head (size, at, root, jws) values (:size, :at, :root, :jws)")
                .setParameter("size", head.size())
                .setParameter("at", head.at())
                .setParameter("root", head.root())
                .setParameter("jws", head.jws())
                .executeUpdate();
    }
}
