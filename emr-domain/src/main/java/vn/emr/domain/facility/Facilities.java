package vn.emr.domain.facility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.emr.domain.kernel.Sql;

/** The facilities that this node knows. */
@ApplicationScoped
public class Facilities {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    @Inject
    Sql sql;

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

    /** The names in Vietnamese of all of them, by their codes. */
    public Map<String, String> names() {
        return sql
                .all(
                        "select code, name_vi from emr.facility where key > 0",
                        row -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void add(Facility facility) {
        em.persist(facility);
        em.flush();
    }
}
