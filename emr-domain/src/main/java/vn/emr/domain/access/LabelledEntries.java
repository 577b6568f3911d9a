package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Opens a patient's entries with a security label for the rest of the transaction: row-level security shows them to nobody
 * for whom the policy has not done so.
 */
@ApplicationScoped
class LabelledEntries {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** Opens so much of them; asks the database nothing when it is nothing. */
    void open(UUID patient, Set<AccessTable.Labelled> parts) {
        String opened = parts.stream()
                .filter(p -> p != AccessTable.Labelled.NO)
                .map(p -> p.setting() + ':' + patient)
                .collect(Collectors.joining(","));
        if (!opened.isEmpty()) {
            em.createNativeQuery("select set_config('emr.labels',"
                            + " concat_ws(',', nullif(current_setting('emr.labels', true), ''), :opened), true)")
                    .setParameter("opened", opened)
                    .getSingleResult();
        }
    }
}
