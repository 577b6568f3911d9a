package vn.emr.audit.witness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Breaks of other logs after which this node has not yet looked for what the other lost. */
@ApplicationScoped
public class Reopenings {

    private static final int MANY = 1000;

    @Inject
    Clock clock;

    @Inject
    WitnessedHeads heads;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** The oldest that is open. */
    public Optional<HeadConflict> next() {
        List<?> rows = em.createNativeQuery(
                        "select min(w.key) from audit.witnessed_head w where w.verdict > 2"
                                + " and not exists (select from audit.reopening r where r.conflict = w.key)",
                        Long.class)
                .getResultList();
        Object key = rows.get(0);
        return key == null
                ? Optional.empty()
                : heads.conflicts(MANY).stream()
                        .filter(c -> c.key() == ((Number) key).longValue())
                        .findFirst();
    }

    /** It is done: so many messages go out again. */
    public void done(HeadConflict conflict, int messages) {
        em.createNativeQuery("insert into audit.reopening (conflict, at, messages) values (:conflict, :at, :messages)"
                        + " on conflict do nothing")
                .setParameter("conflict", conflict.key())
                .setParameter("at", clock.instant())
                .setParameter("messages", messages)
                .executeUpdate();
    }
}
