package vn.emr.domain.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages on their way in: announced, and a part of their content here, durable part by part. */
@ApplicationScoped
public class Uploads {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * An upload that was begun.
     *
     * @param message id of the message
     * @param hash of its manifest
     * @param manifest the sealed manifest
     * @param bytes how much is here
     */
    public record Upload(UUID message, byte[] hash, String manifest, long bytes) {}

    /** The upload of this message, its row locked until commit. */
    public Optional<Upload> lock(UUID message) {
        List<?> rows = em.createNativeQuery(
                        "select hash, manifest, bytes from emr.upload where message = :message for update",
                        Object[].class)
                .setParameter("message", message)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(r -> new Upload(message, (byte[]) r[0], (String) r[1], ((Number) r[2]).longValue()));
    }

    /** Begins one; does nothing when it was begun before. */
    public void open(Manifest manifest, String node, byte[] hash, String sealed) {
        em.createNativeQuery("insert into emr.upload (message, opened, facility, node, hash, manifest)"
                        + " select :message, now(), key, :node, :hash, :manifest from emr.facility where code = :facility"
                        + " on conflict do nothing")
                .setParameter("message", manifest.id())
                .setParameter("node", node)
                .setParameter("hash", hash)
                .setParameter("manifest", sealed)
                .setParameter("facility", manifest.to())
                .executeUpdate();
    }

    /** Keeps the next part. */
    public void add(Upload upload, byte[] part) {
        em.createNativeQuery("insert into emr.upload_chunk (message, start, facility, bytes)"
                        + " select message, :start, facility, :bytes from emr.upload where message = :message")
                .setParameter("start", upload.bytes())
                .setParameter("bytes", part)
                .setParameter("message", upload.message())
                .executeUpdate();
        em.createNativeQuery("update emr.upload set bytes = :bytes where message = :message")
                .setParameter("bytes", upload.bytes() + part.length)
                .setParameter("message", upload.message())
                .executeUpdate();
    }

    /** All that is here, in one piece. */
    public byte[] content(UUID message) {
        List<?> parts = em.createNativeQuery(
                        "select bytes from emr.upload_chunk where message = :message order by start", byte[].class)
                .setParameter("message", message)
                .getResultList();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(p -> all.writeBytes((byte[]) p));
        return all.toByteArray();
    }

    /** Forgets the upload: its message is committed, or has to begin anew. */
    public void close(UUID message) {
        em.createNativeQuery("delete from emr.upload_chunk where message = :message")
                .setParameter("message", message)
                .executeUpdate();
        em.createNativeQuery("delete from emr.upload where message = :message")
                .setParameter("message", message)
                .executeUpdate();
    }
}
