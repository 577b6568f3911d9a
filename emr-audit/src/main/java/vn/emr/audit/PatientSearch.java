package vn.emr.audit;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.space.AuditSpace;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.patient.PatientHit;
import vn.emr.domain.patient.PatientQuery;

/**
 * Finds patients of the caller's facility. The database function that searches also writes the audit event: there is
 * no search without it.
 */
@UseCase
public class PatientSearch {

    /** Hits on a page. */
    public static final int LIMIT = 20;

    @Inject
    AuditSpace space;

    @Inject
    AuditTrail trail;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** The best hits for what was typed; none for an empty query, which is not recorded. */
    public PatientHits find(String typed) {
        PatientQuery query = PatientQuery.of(typed);
        if (query.isEmpty()) {
            return new PatientHits(List.of(), false);
        }
        if (space.exhausted()) {
            throw trail.noSpace(AuditEventType.PATIENT_SEARCH);
        }
        List<?> rows = em.createNativeQuery(
                        "select patient, name, birth, sex, mrn, citizen_number, insurance_number, address, last_visit,"
                                + " last_visit_class from audit.find_patients(:words, :numbers, cast(:year as text), :limit)",
                        Object[].class)
                .setParameter("words", query.words().toArray(String[]::new))
                .setParameter("numbers", query.numbers().toArray(String[]::new))
                .setParameter("year", query.birthYear())
                .setParameter("limit", LIMIT + 1)
                .getResultList();
        List<PatientHit> hits =
                rows.stream().limit(LIMIT).map(r -> hit((Object[]) r)).toList();
        return new PatientHits(hits, rows.size() > LIMIT);
    }

    private static PatientHit hit(Object[] row) {
        return new PatientHit(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9]);
    }
}
