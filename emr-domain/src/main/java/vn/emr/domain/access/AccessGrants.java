package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What other facilities have shared with the caller's. */
@ApplicationScoped
public class AccessGrants {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** On what ground another facility's patient may be read here; empty when nothing of the patient was shared. */
    public Optional<LegalBasis> toPatient(UUID patient) {
        List<?> rows = em.createNativeQuery(
                        "select g.basis from emr.access_grant g join emr.stream s on s.key = g.stream"
                                + " where s.subject = :patient order by g.since desc limit 1",
                        Integer.class)
                .setParameter("patient", patient)
                .getResultList();
        return rows.stream().map(b -> LegalBasis.ofCode((Integer) b)).findFirst();
    }
}
