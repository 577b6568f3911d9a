package vn.emr.domain.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;

/** Writes who acts into the transaction, where row-level security reads it. */
@ApplicationScoped
class DatabaseCaller {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    void tell(@Nullable Caller caller) {
        em.createNativeQuery(
                        "select set_config('emr.caller', :caller, true), set_config('emr.own', coalesce("
                                + "(select code || '=' || key from emr.facility where code = split_part(:caller, '|', 2)), ''), true)",
                        Object[].class)
                .setParameter("caller", caller == null ? "" : caller.setting())
                .getSingleResult();
    }
}
