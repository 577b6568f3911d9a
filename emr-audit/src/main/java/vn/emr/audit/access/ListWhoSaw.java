package vn.emr.audit.access;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.PatientAccess;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.MessageKind;

/**
 * The patient's own list: everyone who saw the record or did something with it at this node, without names, and where copies
 * went, which others read without this node's hearing of it. What the node does by itself is not in it, nor looks at the audit
 * trail, which shows nothing of the record.
 */
@UseCase
public class ListWhoSaw {

    /** Rows of one list at most. */
    public static final int LIMIT = 5_000;

    private static final String ABOUT = " from audit.event where patient = :patient and at >= :from and at < :until"
            + " and caller_kind in (0, 1) and type not in (" + AuditEventType.AUDIT_READ.code() + ", "
            + AuditEventType.AUDIT_EXPORTED.code() + ")";

    @Inject
    PatientAccess access;

    @Inject
    Entries entries;

    @Inject
    AuditTrail trail;

    @Inject
    CopiesSent copies;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /**
     * What one person did on one day, however often.
     *
     * @param first when first
     * @param last when last
     * @param times how often
     * @param facility code of the facility of who did it; null for the province's people
     * @param role in which role; null for events from before it was kept
     * @param purpose what for; null where only the ground is known
     * @param basis on what ground
     * @param type what
     */
    public record Look(
            Instant first,
            Instant last,
            int times,
            @Nullable String facility,
            @Nullable Role role,
            @Nullable Purpose purpose,
            LegalBasis basis,
            AuditEventType type) {}

    /**
     * A copy of the record, or of a part of it, that left the facility with a referral or an answer to one.
     *
     * @param at when it was sealed to be sent
     * @param facility code of the facility to which it went
     * @param here whether this node keeps that facility's records: then who looked there is among the looks
     * @param kind what it is
     * @param paper number of the referral's paper; null without one
     * @param received when the other side has confirmed that it has it, by its clock; null while it has not
     */
    public record Copy(
            Instant at,
            String facility,
            boolean here,
            MessageKind kind,
            @Nullable String paper,
            @Nullable Instant received) {}

    /**
     * The list.
     *
     * @param patient whose record
     * @param looks what was done, the newest first
     * @param refused how often somebody tried and was refused
     * @param copies what left before the end of the time, however long ago: who looks at it elsewhere is on no list of this node
     */
    public record Whole(StoredResource patient, List<Look> looks, int refused, List<Copy> copies) {

        /** Copies the lists. */
        public Whole {
            looks = List.copyOf(looks);
            copies = List.copyOf(copies);
        }

        /** How often something was done, all rows together. */
        public int times() {
            return looks.stream().mapToInt(Look::times).sum();
        }
    }

    /**
     * The list of a patient whom the caller's facility keeps.
     *
     * @param from first moment
     * @param until first moment after
     * @throws PatientNotFound when the facility keeps no such patient; recorded as refused
     * @throws AccessListRefused when it would have more than {@link #LIMIT} rows; recorded as refused
     */
    public Whole of(UUID patient, Instant from, Instant until) {
        LegalBasis basis = access.requireKept(patient, AuditEventType.ACCESS_LIST_PRINTED);
        List<Look> looks = looks(patient, from, until);
        if (looks.size() > LIMIT) {
            AccessListRefused refused = AccessListRefused.tooLong();
            trail.recordRefusal(
                    new AuditRecord(AuditEventType.ACCESS_LIST_PRINTED, patient, basis, null, null, refused.code()));
            throw refused;
        }
        Whole whole = new Whole(
                entries.current(patient).orElseThrow(),
                looks,
                refused(patient, from, until),
                copies.of(patient, until));
        trail.record(AuditRecord.aboutPatient(AuditEventType.ACCESS_LIST_PRINTED, patient, basis)
                .counting(looks.size()));
        return whole;
    }

    /** By person and Vietnamese day: an account is told apart and not shown. */
    private List<Look> looks(UUID patient, Instant from, Instant until) {
        List<?> rows = em.createNativeQuery(
                        "select min(at), max(at), count(*), facility, role, purpose, basis, type" + ABOUT
                                + " and outcome = 0 group by cast(at at time zone :zone as date), account, facility, role,"
                                + " purpose, basis, type order by max(at) desc, min(key) desc",
                        Object[].class)
                .setParameter("patient", patient)
                .setParameter("from", from)
                .setParameter("until", until)
                .setParameter("zone", SystemClock.VIETNAM.getId())
                .setMaxResults(LIMIT + 1)
                .getResultList();
        return rows.stream().map(r -> look((Object[]) r)).toList();
    }

    private int refused(UUID patient, Instant from, Instant until) {
        return ((Number) em.createNativeQuery("select count(*)" + ABOUT + " and outcome <> 0")
                        .setParameter("patient", patient)
                        .setParameter("from", from)
                        .setParameter("until", until)
                        .getSingleResult())
                .intValue();
    }

    private static Look look(Object[] row) {
        return new Look(
                (Instant) row[0],
                (Instant) row[1],
                ((Number) row[2]).intValue(),
                (String) row[3],
                row[4] == null ? null : Role.ofCode(((Number) row[4]).intValue()),
                row[5] == null ? null : Purpose.ofCode(((Number) row[5]).intValue()),
                LegalBasis.ofCode(((Number) row[6]).intValue()),
                AuditEventType.ofCode(((Number) row[7]).intValue()));
    }
}
