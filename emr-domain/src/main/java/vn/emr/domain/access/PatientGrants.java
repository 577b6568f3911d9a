package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rights to read a patient for a time, which consents, legal requests, emergencies and declarations give. Row-level
 * security reads them; the caller's facility must keep the patient for whom it gives one.
 */
@ApplicationScoped
public class PatientGrants {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Who may read.
     *
     * @param facility everybody of this facility; null when it is a person
     * @param account this person; null when it is a facility
     */
    public record Reader(
            @Nullable String facility, @Nullable String account) {

        /** Everybody of this facility. */
        public static Reader everybodyOf(String facility) {
            return new Reader(facility, null);
        }

        /** One person. */
        public static Reader person(String account) {
            return new Reader(null, account);
        }
    }

    /**
     * A right that holds now.
     *
     * @param register what gives it
     * @param since when it began
     * @param until when it ends by itself
     */
    public record Held(UUID register, Instant since, Instant until) {}

    /**
     * Gives a right.
     *
     * @param register the consent, legal request or declaration
     * @param stay the stay that may be read; null: the whole record
     * @param until when it ends by itself
     * @param labelled whether it names entries with a security label
     */
    public void give(
            UUID register,
            LegalBasis basis,
            UUID patient,
            @Nullable UUID stay,
            Reader reader,
            Instant since,
            Instant until,
            boolean labelled) {
        em.createNativeQuery(
                        "insert into emr.patient_grant (register, patient, stay, since, until, giver, facility, basis, account,"
                                + " labelled)"
                                + " select :register, :patient, cast(:stay as uuid), :since, :until, emr.caller_facility(),"
                                + " (select f.key from emr.facility f where f.code = cast(:facility as text)), :basis,"
                                + " cast(:account as text), :labelled")
                .setParameter("labelled", labelled)
                .setParameter("register", register)
                .setParameter("patient", patient)
                .setParameter("stay", stay == null ? null : stay.toString())
                .setParameter("since", since)
                .setParameter("until", until)
                .setParameter("facility", reader.facility())
                .setParameter("basis", basis.code())
                .setParameter("account", reader.account())
                .executeUpdate();
    }

    /**
     * Ends what this register gave, now.
     *
     * @return whether there was anything to end
     */
    public boolean end(UUID register, Instant at) {
        return em.createNativeQuery(
                                "update emr.patient_grant set ended = :at where register = :register and ended is null")
                        .setParameter("at", at)
                        .setParameter("register", register)
                        .executeUpdate()
                > 0;
    }

    /** The right that this person has to the patient on this basis now. */
    public Optional<Held> held(UUID patient, LegalBasis basis, String account) {
        List<?> rows = em.createNativeQuery(
                        "select register, since, until from emr.patient_grant where patient = :patient and basis = :basis"
                                + " and account = :account and ended is null and now() between since and until"
                                + " order by until desc limit 1",
                        Object[].class)
                .setParameter("patient", patient)
                .setParameter("basis", basis.code())
                .setParameter("account", account)
                .getResultList();
        return rows.stream().findFirst().map(r -> held((Object[]) r));
    }

    private static Held held(Object[] row) {
        return new Held((UUID) row[0], (Instant) row[1], (Instant) row[2]);
    }

    /** Patients that others have opened to the caller on this basis, now; those first whose right ends first. */
    public List<UUID> openedTo(Caller caller, LegalBasis basis) {
        List<?> rows = em.createNativeQuery(
                        "select g.patient from emr.patient_grant g left join emr.facility f on f.key = g.facility"
                                + " where g.basis = :basis and g.ended is null and now() between g.since and g.until"
                                + " and (f.code = cast(:facility as text) or g.account = :account) order by g.until limit 200",
                        UUID.class)
                .setParameter("basis", basis.code())
                .setParameter("facility", caller.facility())
                .setParameter("account", caller.account())
                .getResultList();
        return rows.stream().map(UUID.class::cast).distinct().toList();
    }
}
