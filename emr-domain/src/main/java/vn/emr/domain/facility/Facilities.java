package vn.emr.domain.facility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The facilities that this node knows. */
@ApplicationScoped
public class Facilities {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The facility of this code. */
    public Optional<Facility> find(String code) {
        return em.createQuery("select f from Facility f where f.code = :code and f.key > 0", Facility.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** All of them, by code. */
    public List<Facility> all() {
        return em.createQuery("select f from Facility f where f.key > 0 order by f.code", Facility.class)
                .getResultList();
    }

    void add(Facility facility) {
        em.persist(facility);
        em.flush();
    }
}
