package vn.emr.domain.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.PatientGrants;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.SystemClock;

/** The register of authorities' requests, each with the right that it gives to who answers it. */
@ApplicationScoped
public class LegalRequests {

    /** Rows that a list gives at most. */
    public static final int LIMIT = 200;

    private static final String SELECT =
            "select id, patient, authority, number, cast(dated as text), subject, reader, entered,"
                    + " entered_by, until, closed from emr.legal_request where ";

    private static final String NEWEST = " order by entered desc, id limit " + LIMIT;

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    PatientGrants grants;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The newest of the caller's facility, and those that name the caller. */
    public List<LegalRequest> newest() {
        return rows(em.createNativeQuery(SELECT + "true" + NEWEST, Object[].class));
    }

    /** Those about a patient. */
    public List<LegalRequest> of(UUID patient) {
        return rows(em.createNativeQuery(SELECT + "patient = :patient" + NEWEST, Object[].class)
                .setParameter("patient", patient));
    }

    private static List<LegalRequest> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(r -> request((Object[]) r)).toList();
    }

    private static LegalRequest request(Object[] row) {
        Instant until = (Instant) row[9];
        LegalRequest.Form form = new LegalRequest.Form(
                (String) row[2],
                (String) row[3],
                LocalDate.parse((String) row[4]),
                (String) row[5],
                (String) row[6],
                LocalDate.ofInstant(until.minusMillis(1), SystemClock.VIETNAM));
        return new LegalRequest(
                (UUID) row[0], (UUID) row[1], form, (Instant) row[7], (String) row[8], until, (Instant) row[10]);
    }

    /**
     * Enters one about a patient that the caller's facility keeps.
     *
     * @return its id
     */
    public UUID enter(UUID patient, LegalRequest.Form form) {
        Instant now = clock.instant();
        LocalDate last = form.until();
        if (!form.problems(LocalDate.ofInstant(now, SystemClock.VIETNAM)).isEmpty() || last == null) {
            throw ConsentRefused.form();
        }
        UUID id = Ids.next(clock);
        Instant until = SystemClock.endOf(last);
        em.createNativeQuery("insert into emr.legal_request (id, patient, entered, until, facility, dated, authority,"
                        + " number, subject, reader, entered_by) select :id, :patient, :now, :until,"
                        + " emr.caller_facility(), :dated, :authority, :number, :subject, :reader, :by")
                .setParameter("id", id)
                .setParameter("patient", patient)
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("dated", form.dated())
                .setParameter("authority", form.authority())
                .setParameter("number", form.number())
                .setParameter("subject", form.subject())
                .setParameter("reader", form.reader())
                .setParameter("by", caller.get().account())
                .executeUpdate();
        grants.give(
                id,
                LegalBasis.LEGAL_REQUEST,
                patient,
                null,
                PatientGrants.Reader.person(form.reader()),
                now,
                until,
                false);
        return id;
    }

    /** Closes one: it was answered, or taken back. Again is a no-op. */
    public void close(UUID id) {
        Instant now = clock.instant();
        int closed = em.createNativeQuery(
                        "update emr.legal_request set closed = :now, closed_by = :by where id = :id and closed is null")
                .setParameter("now", now)
                .setParameter("by", caller.get().account())
                .setParameter("id", id)
                .executeUpdate();
        if (closed > 0) {
            grants.end(id, now);
        }
    }
}
