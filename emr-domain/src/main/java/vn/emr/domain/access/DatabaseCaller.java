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
        em.createNativeQuery("select set_config('emr.caller', :caller, true)")
                .setParameter("caller", caller == null ? "" : caller.setting())
                .getSingleResult();
    }
}
