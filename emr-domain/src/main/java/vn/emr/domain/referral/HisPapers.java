package vn.emr.domain.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.store.Source;

/**
 * Referral papers that the HIS of the caller's facility has exported (XML13) and by whose stay nobody has referred yet:
 * the patient left, the data may have to follow.
 */
@ApplicationScoped
public class HisPapers {

    /** More than these are not looked at: whoever has so many has another trouble. */
    public static final int LIMIT = 500;

    private static final String OPEN = "select r.id, r.patient, a.request is not null"
            + " from emr.resource r join emr.entry e on e.stream = r.stream and e.seq = r.seq"
            + " left join emr.paper_aside a on a.request = r.id"
            + " where r.facility = (select emr.caller_facility()) and r.type = 21 and not r.withdrawn"
            + " and r.lo >= :since and e.source = :his and not exists (select from emr.referral f"
            + " where (f.patient = r.patient or f.joined = r.patient) and f.direction = 1 and f.encounter = r.encounter)";
    private static final String NEWEST = " order by r.lo desc, r.id limit :most";

    @Inject
    Clock clock;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * A paper by whose stay nobody has referred.
     *
     * @param request logical id of its ServiceRequest
     * @param patient logical id of the Patient
     * @param aside whether somebody put it aside
     */
    public record Open(UUID request, UUID patient, boolean aside) {}

    /** Those of stays that ended since, the newest first. */
    public List<Open> since(Instant since) {
        return rows(OPEN + NEWEST, since, null);
    }

    /** Those of this patient. */
    public List<Open> of(UUID patient, Instant since) {
        return rows(OPEN + " and r.patient = :patient" + NEWEST, since, patient);
    }

    private List<Open> rows(String sql, Instant since, @Nullable UUID patient) {
        var query = em.createNativeQuery(sql, Object[].class)
                .setParameter("since", since)
                .setParameter("his", Source.HIS.code())
                .setParameter("most", LIMIT);
        if (patient != null) {
            query.setParameter("patient", patient);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(r -> open((Object[]) r)).toList();
    }

    private static Open open(Object[] row) {
        return new Open((UUID) row[0], (UUID) row[1], (Boolean) row[2]);
    }

    /** Puts a paper aside; a second time it changes nothing. */
    public void putAside(UUID request, String account) {
        em.createNativeQuery("insert into emr.paper_aside (request, at, facility, account)"
                        + " values (:request, :at, emr.caller_facility(), :account) on conflict do nothing")
                .setParameter("request", request)
                .setParameter("at", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Takes it back. */
    public void takeBack(UUID request) {
        em.createNativeQuery("delete from emr.paper_aside where request = :request")
                .setParameter("request", request)
                .executeUpdate();
    }
}
