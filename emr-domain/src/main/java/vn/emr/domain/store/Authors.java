package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Accounts that submit entries, each by its number. */
@ApplicationScoped
public class Authors {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The number of the account, given at its first entry. */
    int key(String account) {
        List<?> known = find(account);
        if (known.isEmpty()) {
            em.createNativeQuery("insert into emr.author (account) values (:account) on conflict do nothing")
                    .setParameter("account", account)
                    .executeUpdate();
            known = find(account);
        }
        return (Integer) known.get(0);
    }

    private List<?> find(String account) {
        return em.createNativeQuery("select key from emr.author where account = :account", Integer.class)
                .setParameter("account", account)
                .getResultList();
    }
}
