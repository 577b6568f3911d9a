package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Other Patients who are the same person, or may be. */
@ApplicationScoped
public class SamePerson {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** Behind whom the same Person is, as far as the caller may know; without the patient. */
    public List<UUID> linked(UUID patient) {
        return ids(
                "select l.patient from emr.patient_link l join emr.patient_link o on o.person = l.person"
                        + " where o.patient = :patient and l.patient <> o.patient order by l.patient",
                patient);
    }

    /**
     * The same person's Patients at all facilities of whom the caller may read something; without the patient. Which of them
     * the caller may open, {@link vn.emr.domain.access.AccessPolicy} says.
     */
    public List<UUID> everywhere(UUID patient) {
        return ids("select patient from emr.same_person(:patient)", patient);
    }

    /**
     * Who has the same name and sex, and a birth date that doesn't contradict: for a person to look at, never to be
     * linked by. Whoever shows them records that.
     */
    public List<UUID> namesakes(UUID patient) {
        return ids("select patient from emr.namesakes(:patient)", patient);
    }

    private List<UUID> ids(String sql, UUID patient) {
        List<?> rows = em.createNativeQuery(sql, UUID.class)
                .setParameter("patient", patient)
                .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }
}
