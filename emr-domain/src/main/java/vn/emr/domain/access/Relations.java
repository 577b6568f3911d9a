package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the caller is to a patient. One statement, whoever asks about whomever: nothing is learned from how long it takes. */
@ApplicationScoped
public class Relations {

    @Inject
    Clock clock;

    /** Days for which a patient who was discharged, or a referral that ended, counts as present. */
    @Inject
    @ConfigProperty(name = "emr.access.recent-days", defaultValue = "90")
    int recentDays;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** All relations that hold now; empty when there are none, or no such patient. */
    public Set<LegalBasis> to(UUID patient) {
        Set<LegalBasis> relations = EnumSet.noneOf(LegalBasis.class);
        List<?> rows = em.createNativeQuery(
                        "select r.basis, extract(epoch from r.until)::float8 from emr.relations(:patient) r",
                        Object[].class)
                .setParameter("patient", patient)
                .getResultList();
        rows.forEach(r -> add(relations, (Object[]) r));
        return relations;
    }

    private void add(Set<LegalBasis> relations, Object[] row) {
        LegalBasis basis = LegalBasis.ofCode(((Number) row[0]).intValue());
        double until = ((Number) row[1]).doubleValue();
        switch (basis) {
            case KEEPING_FACILITY -> {
                relations.add(basis);
                if (isRecent(until)) {
                    relations.add(LegalBasis.TREATING_FACILITY);
                }
            }
            case RECEIVED_REFERRAL -> {
                if (isRecent(until)) {
                    relations.add(basis);
                }
            }
            default -> relations.add(basis);
        }
    }

    /** Open ones last for ever: their number is infinite. */
    private boolean isRecent(double epochSecond) {
        Instant from = clock.instant().minus(Duration.ofDays(recentDays));
        return epochSecond >= from.getEpochSecond();
    }
}
