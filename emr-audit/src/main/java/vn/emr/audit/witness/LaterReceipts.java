package vn.emr.audit.witness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.emr.domain.store.Hash;

/**
 * Receipts that a node gave for a message which it had receipted before and lost. The first receipt stays where it is: it
 * proves that the node once had the message.
 */
@ApplicationScoped
public class LaterReceipts {

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** Keeps one; the same again adds nothing. */
    public void add(UUID message, Instant at, String sealed) {
        em.createNativeQuery("insert into audit.later_receipt (message, at, hash, receipt)"
                        + " values (:message, :at, :hash, :receipt) on conflict do nothing")
                .setParameter("message", message)
                .setParameter("at", at)
                .setParameter("hash", Hash.of(sealed.getBytes(StandardCharsets.UTF_8)))
                .setParameter("receipt", sealed)
                .executeUpdate();
    }

    /** The last one of each of these messages that has any. */
    public Map<UUID, String> newest(Collection<UUID> messages) {
        List<?> rows = em.createNativeQuery(
                        "select distinct on (message) message, receipt from audit.later_receipt"
                                + " where message = any (:messages) order by message, at desc",
                        Object[].class)
                .setParameter("messages", messages.toArray(UUID[]::new))
                .getResultList();
        return rows.stream().map(Object[].class::cast).collect(Collectors.toMap(r -> (UUID) r[0], r -> (String) r[1]));
    }
}
