package vn.emr.audit.witness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Since when which node doesn't prove that its log extends what we hold of it. */
@ApplicationScoped
class HeadProofs {

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** It proves it now, or has nothing to prove. */
    void proven(String node, long held, Instant at) {
        change(node, held, held, true, at);
    }

    /** It doesn't now; what counts is when it first didn't. */
    void missing(String node, long held, @Nullable Long shown, Instant at) {
        change(node, held, shown, false, at);
    }

    private void change(String node, long held, @Nullable Long shown, boolean proven, Instant at) {
        em.createNativeQuery(
                        "insert into audit.head_proof (seen, held, shown, proven, node)"
                                + " select :at, :held, cast(:shown as bigint), :proven, :node where coalesce((select p.proven"
                                + " from audit.head_proof p where p.node = :node order by p.key desc limit 1), true) <> :proven")
                .setParameter("at", at)
                .setParameter("held", held)
                .setParameter("shown", shown == null ? null : shown.toString())
                .setParameter("proven", proven)
                .setParameter("node", node)
                .executeUpdate();
    }

    /** Partners whose proof is missing since before this moment, for longest first. */
    List<UnprovenHead> missingSince(Instant before) {
        List<?> rows = em.createNativeQuery(
                        "select n.name, p.seen, p.held, p.shown from emr.partner_node n"
                                + " join lateral (select seen, held, shown, proven from audit.head_proof h"
                                + " where h.node = n.name order by h.key desc limit 1) p on not p.proven"
                                + " where p.seen < :before order by p.seen, n.name",
                        Object[].class)
                .setParameter("before", before)
                .getResultList();
        return rows.stream().map(r -> head((Object[]) r)).toList();
    }

    private static UnprovenHead head(Object[] row) {
        return new UnprovenHead(
                (String) row[0],
                (Instant) row[1],
                ((Number) row[2]).longValue(),
                row[3] == null ? null : ((Number) row[3]).longValue());
    }
}
