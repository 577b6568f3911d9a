package vn.emr.audit.access;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.UseCase;

/**
 * Who tries many numbers of people who aren't there, as if to find out who is. An emergency is never held up by that; the privacy
 * officer of the account's facility is told, in the queue of emergency openings, and looks into it.
 */
@UseCase
public class TriedNumbers {

    /** What an opening was refused for, when the number was one but opened nobody. */
    private static final String MISSES = "('override.nobody', 'override.ambiguous')";

    /** Each account's misses since somebody last looked into them, each with how many there were in the time before it. */
    private static final String TRIED = "with tried as (select e.account, e.at, count(*) over (partition by e.account"
            + " order by e.at range between cast(:window as interval) preceding and current row) as together"
            + " from audit.event e where e.type = 70 and e.outcome = 1 and e.detail in " + MISSES
            + " and e.facility = :facility and e.at > coalesce((select max(r.at) from audit.event r"
            + " where r.type = 93 and r.about = e.account and r.facility = e.facility), '-infinity')),"
            + " many as (select account, min(at) as first, max(at) as last, count(*) as times, max(together) as together,"
            + " min(at) filter (where together >= :most) as alarmed from tried group by account"
            + " having max(together) >= :most) ";

    /** How many misses of one account within the time the privacy officer is told of. */
    @Inject
    @ConfigProperty(name = "emr.access.tried-numbers", defaultValue = "5")
    int most;

    /** That time, minutes. */
    @Inject
    @ConfigProperty(name = "emr.access.tried-minutes", defaultValue = "60")
    int minutes;

    /** Days within which it is to be judged. */
    @Inject
    @ConfigProperty(name = "emr.access.review-days", defaultValue = "3")
    int reviewDays;

    @Inject
    CurrentCaller caller;

    @Inject
    AuditTrail trail;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /**
     * What one account tried and nobody has looked into.
     *
     * @param account who
     * @param first when first
     * @param last when last
     * @param times how many numbers opened nobody
     * @param together the most of them within {@link TriedNumbers#minutes}
     * @param due by when it is to be judged
     */
    public record Tries(String account, Instant first, Instant last, int times, int together, Instant due) {}

    /** Accounts of the caller's facility, those first who wait for longest. Leaves no event: the queue that shows them does. */
    public List<Tries> waiting() {
        List<?> rows = em.createNativeQuery(
                        TRIED
                                + "select account, first, last, times, together, alarmed from many order by alarmed, account"
                                + " limit " + ReviewOverrides.LIMIT,
                        Object[].class)
                .setParameter("window", minutes + " minutes")
                .setParameter("facility", facility())
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(r -> tries((Object[]) r)).toList();
    }

    private Tries tries(Object[] row) {
        return new Tries(
                (String) row[0],
                (Instant) row[1],
                (Instant) row[2],
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue(),
                ((Instant) row[5]).plus(Duration.ofDays(reviewDays)));
    }

    /** How many accounts wait. Leaves no event. */
    public int count() {
        return waiting().size();
    }

    /** Minutes within which they are counted together. */
    public int minutes() {
        return minutes;
    }

    /**
     * Says that somebody has looked into what an account tried until now.
     *
     * @param justified whether there was a reason
     * @throws OverrideRefused when nothing of the account waits, or it is the caller's own
     */
    public void judge(String account, boolean justified) {
        Tries tries = waiting().stream()
                .filter(t -> t.account().equals(account)
                        && !account.equals(caller.get().account()))
                .findFirst()
                .orElseThrow(OverrideRefused::notYours);
        trail.record(
                AuditRecord.of(AuditEventType.OVERRIDE_TRIES_REVIEWED, account, justified ? "justified" : "unjustified")
                        .counting(tries.times()));
    }

    private String facility() {
        Caller who = caller.get();
        return who.facility() == null ? "" : who.facility();
    }
}
