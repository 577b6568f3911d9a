package vn.emr.domain.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.kernel.Sql;

/** The referrals of the caller's facility, both ways; row-level security hides all others. */
@ApplicationScoped
public class Referrals {

    /** Rows of a list. */
    public static final int LIMIT = 200;

    private static final String UNIQUE = "23505";

    @Inject
    Clock clock;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    @Inject
    Sql sql;

    /**
     * The referral.
     *
     * @throws ReferralRefused when there is none, or it is not this facility's
     */
    public Referral get(UUID id) {
        return find(id).orElseThrow(ReferralRefused::notFound);
    }

    /** The referral, if there is one. */
    public Optional<Referral> find(UUID id) {
        return Optional.ofNullable(em.find(Referral.class, id));
    }

    /** Writes one down. */
    public void add(Referral referral) {
        em.persist(referral);
        em.flush();
    }

    /**
     * Keeps what was typed so far.
     *
     * @throws ReferralRefused when this paper was referred there already
     */
    public void keep(Referral referral, ReferralForm form) {
        if (referral.state() != ReferralState.DRAFT) {
            throw ReferralRefused.state(referral.state(), ReferralState.DRAFT);
        }
        referral.keep(form, clock.instant());
        try {
            em.flush();
        } catch (PersistenceException e) {
            throw isTwice(e) ? ReferralRefused.twice(String.valueOf(form.paper())) : e;
        }
    }

    private static boolean isTwice(PersistenceException e) {
        return e.getCause() instanceof SQLException cause && UNIQUE.equals(cause.getSQLState());
    }

    /** Throws a draft away. */
    public void discard(Referral draft) {
        if (draft.state() != ReferralState.DRAFT) {
            throw ReferralRefused.state(draft.state(), ReferralState.CANCELLED);
        }
        em.remove(draft);
    }

    /** Those that we sent or are writing: what waits for somebody first, then the newest. */
    public List<Referral> outgoing() {
        return em.createQuery(
                        "select r from Referral r join fetch r.partner where r.direction = 1"
                                + " order by case when r.state in (4, 6, 9) then 1 else 0 end, r.changed desc",
                        Referral.class)
                .setMaxResults(LIMIT)
                .getResultList();
    }

    /** Those that we were asked, by urgency: what waits for an answer first. */
    public List<Referral> incoming() {
        return em.createQuery(
                        "select r from Referral r join fetch r.partner where r.direction = 2"
                                + " order by case when r.state = 2 then 0 when r.state in (3, 5) then 1 else 2 end,"
                                + " case when r.state = 2 then r.urgency else 0 end,"
                                + " case when r.state = 2 then r.opened end, r.changed desc",
                        Referral.class)
                .setMaxResults(LIMIT)
                .getResultList();
    }

    /** Changes when one of them does. */
    public String stamp() {
        Object[] row = (Object[])
                em.createNativeQuery("select count(*), coalesce(sum(version), 0) from emr.referral", Object[].class)
                        .getSingleResult();
        return row[0] + "." + row[1];
    }

    /** Referrals of this patient, newest first. */
    public List<Referral> of(UUID patient) {
        return em.createQuery(
                        "select r from Referral r join fetch r.partner where r.patient = :patient or r.joined = :patient order by r.opened desc",
                        Referral.class)
                .setParameter("patient", patient)
                .getResultList();
    }

    /** Referrals of everybody behind whom the same person is as far as the caller may know, newest first. */
    public List<Referral> ofPerson(UUID patient) {
        em.flush();
        List<UUID> ids = sql.all(
                "select r.id from emr.referral r where r.patient = ? or r.joined = ?"
                        + " or r.patient in (select l.patient from emr.patient_link l where l.person ="
                        + " (select o.person from emr.patient_link o where o.patient = ?)) order by r.opened desc",
                row -> row.getObject(1, UUID.class),
                patient,
                patient,
                patient);
        return ids.stream().map(this::get).toList();
    }

    /** Whether another referral of ours to this one's partner is about the stay. */
    public boolean isReferred(UUID stay, Referral notThis) {
        return em.createQuery(
                                "select count(r) from Referral r where r.direction = 1 and r.encounter = :stay"
                                        + " and r.partner = :partner and r.state <> 9 and r.id <> :id",
                                Long.class)
                        .setParameter("stay", stay)
                        .setParameter("partner", notThis.partner())
                        .setParameter("id", notThis.id())
                        .getSingleResult()
                > 0;
    }

    /** Lets whoever else changes this referral wait until commit, and reads it as it is now. */
    public Referral lock(UUID id) {
        Referral referral = get(id);
        em.lock(referral, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(referral);
        return referral;
    }
}
