package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions about who is who, those of the caller's facility. */
@ApplicationScoped
public class IdentityTasks {

    private static final String COLUMNS =
            "select id, patient, other, rule, opened, closed, decision, decided_by, note, number, person, released"
                    + " from emr.identity_task where facility = emr.caller_facility() and ";

    @Inject
    Clock clock;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** Those that wait, the oldest first. */
    public List<IdentityTask> waiting(int limit) {
        return query(COLUMNS + "closed is null order by opened, id", limit);
    }

    /** Those that were decided, the newest first. */
    public List<IdentityTask> decided(int limit) {
        return query(COLUMNS + "closed is not null order by closed desc, id", limit);
    }

    /** One of the facility's. */
    public Optional<IdentityTask> find(UUID id) {
        List<?> rows = em.createNativeQuery(COLUMNS + "id = :id", Object[].class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(r -> task((Object[]) r)).findFirst();
    }

    /** How many wait. */
    public int countWaiting() {
        return ((Number) em.createNativeQuery("select count(*) from emr.identity_task"
                                + " where facility = emr.caller_facility() and closed is null")
                        .getSingleResult())
                .intValue();
    }

    /** Decides one that waits; false when none of this id does. */
    public boolean decide(UUID id, IdentityTask.Decision decision, String account, String note) {
        return em.createNativeQuery(
                                "update emr.identity_task set closed = :now, decision = :decision, decided_by = :account,"
                                        + " note = :note where id = :id and closed is null and facility = emr.caller_facility()")
                        .setParameter("now", clock.instant())
                        .setParameter("decision", decision.code())
                        .setParameter("account", account)
                        .setParameter("note", note)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Keeps what the decision changed, for taking it back. */
    public void changed(UUID id, IdentityAnswers.Change change) {
        em.createNativeQuery("update emr.identity_task set person = :person, released = :released where id = :id")
                .setParameter("person", change.person())
                .setParameter("released", change.released())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Lets one that was decided wait again; false when none of this id was. */
    public boolean reopen(UUID id) {
        return em.createNativeQuery(
                                "update emr.identity_task set closed = null, decision = null, decided_by = null,"
                                        + " note = null, person = null, released = null where id = :id and closed is not null and facility = emr.caller_facility()")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    private List<IdentityTask> query(String sql, int limit) {
        List<?> rows =
                em.createNativeQuery(sql, Object[].class).setMaxResults(limit).getResultList();
        return rows.stream().map(r -> task((Object[]) r)).toList();
    }

    private static IdentityTask task(Object[] row) {
        return new IdentityTask(
                (UUID) row[0],
                (UUID) row[1],
                (UUID) row[2],
                (String) row[3],
                (Instant) row[4],
                (Instant) row[5],
                IdentityTask.Decision.ofCode(number(row[6])),
                (String) row[7],
                (String) row[8],
                (String) row[9],
                (UUID) row[10],
                (String) row[11]);
    }

    private static @Nullable Integer number(@Nullable Object column) {
        return column == null ? null : Integer.valueOf(((Number) column).intValue());
    }
}
