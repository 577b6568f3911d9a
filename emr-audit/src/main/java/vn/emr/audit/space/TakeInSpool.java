package vn.emr.audit.space;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.UseCase;

/** Takes records of the spool into the database; each one once, however often it is tried. */
@UseCase
public class TakeInSpool {

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    @Inject
    AuditTrail trail;

    /**
     * Takes these in, in their order, and records how many were new.
     *
     * @param file name of the file that they come from
     * @param damaged lines of the file that are not what was written
     */
    public int take(List<SpooledRecord> records, String file, int damaged) {
        int taken = (int) records.stream().filter(this::take).count();
        if (taken > 0 || damaged > 0) {
            trail.record(AuditRecord.of(AuditEventType.AUDIT_TAKEN_IN, file, damaged > 0 ? "damaged " + damaged : null)
                    .counting(taken));
        }
        return taken;
    }

    private boolean take(SpooledRecord record) {
        return (Boolean) em.createNativeQuery(
                        "select audit.take_in(:id, cast(:events as jsonb), cast(:opening as jsonb), cast(:closing as jsonb))",
                        Boolean.class)
                .setParameter("id", record.id())
                .setParameter("events", record.part("events"))
                .setParameter("opening", record.part("opening"))
                .setParameter("closing", record.part("closing"))
                .getSingleResult();
    }

    /** Records that the state has changed. */
    public void changed(AuditRecord change) {
        trail.record(change);
    }

    /** Records how many refusals were counted only, because their half of the spool was full. */
    public void unkept(int refusals) {
        trail.record(AuditRecord.of(AuditEventType.AUDIT_SPACE_REFUSED, null, "unkept")
                .counting(refusals));
    }
}
