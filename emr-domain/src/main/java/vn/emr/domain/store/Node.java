package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.Ids;

/** This running deployment. Its id is made at its first start and is the origin of every stream it begins. */
@ApplicationScoped
public class Node {

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "emr.node", defaultValue = "province")
    String name;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    private volatile @Nullable UUID origin;

    /** Name of the node: {@code province}. */
    public String name() {
        return name;
    }

    /** Id of the node. Called inside a transaction: the first call ever writes it. */
    public UUID origin() {
        UUID known = origin;
        if (known == null) {
            known = stored();
            origin = known;
        }
        return known;
    }

    private UUID stored() {
        em.createNativeQuery("insert into emr.node (origin, name, created) values (:origin, :name, now())"
                        + " on conflict (only_one) do nothing")
                .setParameter("origin", Ids.next(clock))
                .setParameter("name", name)
                .executeUpdate();
        List<?> rows =
                em.createNativeQuery("select origin from emr.node", UUID.class).getResultList();
        return (UUID) rows.get(0);
    }
}
