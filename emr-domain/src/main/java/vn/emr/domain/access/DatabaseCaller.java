package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes who acts into the transaction, where row-level security reads it. */
@ApplicationScoped
class DatabaseCaller {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    @Inject
    Instance<OutsideDatabase> outside;

    /**
     * Who acts, and what was opened to that person while the database could not take it. Labelled entries that were opened
     * to somebody else in the same transaction are closed.
     */
    void tell(@Nullable Caller caller) {
        em.createNativeQuery(
                        "select set_config('emr.labels', case when current_setting('emr.caller', true) = :caller"
                                + " then current_setting('emr.labels', true) else '' end, true),"
                                + " set_config('emr.caller', :caller, true), set_config('emr.own', coalesce("
                                + "(select code || '=' || key from emr.facility where code = split_part(:caller, '|', 2)), ''), true),"
                                + " set_config('emr.opened', :opened, true)",
                        Object[].class)
                .setParameter("caller", caller == null ? "" : caller.setting())
                .setParameter("opened", caller == null ? "" : opened(caller))
                .getSingleResult();
    }

    private String opened(Caller caller) {
        return outside.stream()
                .flatMap(o -> o.openedTo(caller.account()).stream())
                .map(UUID::toString)
                .collect(Collectors.joining(","));
    }
}
