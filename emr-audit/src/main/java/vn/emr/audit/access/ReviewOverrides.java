package vn.emr.audit.access;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.UseCase;

/** The privacy officer's queue: what was opened in an emergency, by the own people or of the own patients. */
@UseCase
public class ReviewOverrides {

    /** Rows of the list at most: all that wait, then the newest that were judged. */
    public static final int LIMIT = 200;

    private static final int MAX_NOTE = 500;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    AuditTrail trail;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /**
     * An opening.
     *
     * @param id of it
     * @param opened when
     * @param until when it ended or will end
     * @param due by when it is to be judged
     * @param facility code of the facility of who opened it
     * @param account who
     * @param name the name of that person
     * @param reason what the person gave as reason
     * @param patients how many records it opened
     * @param reads how often a chart was opened by it
     * @param reviewed when it was judged; null while it waits
     * @param justified the judgement
     * @param reviewer who judged
     * @param note what the reviewer wrote
     */
    public record Opening(
            UUID id,
            Instant opened,
            Instant until,
            Instant due,
            String facility,
            String account,
            String name,
            String reason,
            int patients,
            int reads,
            @Nullable Instant reviewed,
            @Nullable Boolean justified,
            @Nullable String reviewer,
            @Nullable String note) {

        /** Whether it waits for longer than it may. */
        public boolean late(Instant now) {
            return reviewed == null && now.isAfter(due);
        }
    }

    /** What waits, the most urgent first; then what was judged, the newest first. */
    public List<Opening> all() {
        List<?> rows = em.createNativeQuery(
                        "select o.id, o.opened, least(o.until, (select min(g.ended) from emr.patient_grant g where g.register = o.id)),"
                                + " o.due, f.code, o.account, o.name, o.reason,"
                                + " o.patients,"
                                + " (select count(*) from audit.event e where e.account = o.account and e.at >= o.opened"
                                + "  and e.at <= o.until and e.basis = 5 and e.outcome = 0 and e.type <> 70),"
                                + " o.reviewed, o.justified, o.reviewer, o.note"
                                + " from emr.access_override o join emr.facility f on f.key = o.facility"
                                + " order by o.reviewed is not null, case when o.reviewed is null then o.due end,"
                                + " o.reviewed desc, o.id limit " + LIMIT,
                        Object[].class)
                .getResultList();
        trail.record(AuditRecord.of(AuditEventType.OVERRIDES_READ, null, null).counting(rows.size()));
        return rows.stream().map(r -> opening((Object[]) r)).toList();
    }

    private static Opening opening(Object[] row) {
        return new Opening(
                (UUID) row[0],
                (Instant) row[1],
                (Instant) row[2],
                (Instant) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                ((Number) row[8]).intValue(),
                ((Number) row[9]).intValue(),
                (Instant) row[10],
                (Boolean) row[11],
                (String) row[12],
                (String) row[13]);
    }

    /** How many of the caller's facility wait. Leaves no event: it says nothing of anybody. */
    public int waiting() {
        return ((Number) em.createNativeQuery("select count(*) from emr.access_override"
                                + " where reviewed is null and facility = emr.caller_facility()")
                        .getSingleResult())
                .intValue();
    }

    /**
     * Judges one.
     *
     * @param note what the reviewer has found; required when it was not justified
     * @throws OverrideRefused when it was judged, isn't the own facility's, or is the reviewer's own
     */
    public void judge(UUID id, boolean justified, String note) {
        String text = note.strip();
        if ((!justified && text.isEmpty()) || text.length() > MAX_NOTE) {
            throw OverrideRefused.note();
        }
        int judged = em.createNativeQuery("update emr.access_override set reviewed = :now, justified = :justified,"
                        + " reviewer = :reviewer, note = :note where id = :id and reviewed is null")
                .setParameter("now", clock.instant())
                .setParameter("justified", justified)
                .setParameter("reviewer", caller.get().account())
                .setParameter("note", text)
                .setParameter("id", id)
                .executeUpdate();
        if (judged == 0) {
            throw OverrideRefused.notYours();
        }
        trail.record(AuditRecord.of(
                AuditEventType.OVERRIDE_REVIEWED, id.toString(), justified ? "justified" : "unjustified"));
    }
}
