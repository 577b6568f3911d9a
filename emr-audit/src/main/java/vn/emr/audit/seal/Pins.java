package vn.emr.audit.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.emr.domain.access.Caller;
import vn.emr.domain.store.Node;

/** The table of pinned keys. */
@ApplicationScoped
public class Pins {

    private static final Caller WORKER = Caller.system("seal", null);

    @Inject
    Clock clock;

    @Inject
    Node node;

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** The key of this id, whichever node it speaks for. */
    @Transactional
    public Optional<TrustKey> find(String kid) {
        List<?> rows = em.createNativeQuery(TrustKeys.ROWS + " where k.kid = :kid", Object[].class)
                .setParameter("kid", kid)
                .getResultList();
        return rows.stream().map(r -> key((Object[]) r)).findFirst();
    }

    /** Pins the node's own key, unless it did so before; valid from this moment. */
    @Transactional
    public void pinOwn(SealKey key) {
        em.createNativeQuery("select set_config('emr.caller', :caller, true)")
                .setParameter("caller", WORKER.setting())
                .getSingleResult();
        node.origin();
        em.createNativeQuery("select cast(audit.pin_own_key(:kid, :key, :from) as text)")
                .setParameter("kid", key.kid())
                .setParameter("key", key.publicKey().getEncoded())
                .setParameter("from", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .getSingleResult();
        String known = find(key.kid()).map(TrustKey::node).orElse("nobody");
        if (!known.equals(node.name())) {
            throw new IllegalStateException("the key in emr.keys is that of " + known + ", not of " + node.name());
        }
    }

    private static TrustKey key(Object[] row) {
        return new TrustKey(
                (String) row[0],
                (String) row[1],
                PublicKeys.ofDer((byte[]) row[2]),
                (Instant) row[3],
                (Instant) row[4],
                (Instant) row[5]);
    }
}
