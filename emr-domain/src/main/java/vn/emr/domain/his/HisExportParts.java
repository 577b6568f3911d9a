package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.store.Hash;

/**
 * Of what an imported file consisted: its envelope in slices, each accepted HOSO as a blob of its facility, each
 * refused one as no more than length and hash. Together they are the original again.
 */
@ApplicationScoped
public class HisExportParts {

    private static final int ENVELOPE = 1;
    private static final int KEPT = 2;
    private static final int REFUSED = 3;

    @Inject
    Blobs blobs;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** Keeps a slice of the envelope as it is. */
    public void envelope(UUID export, int no, byte[] bytes) {
        insert(export, no, ENVELOPE, bytes.length, Hash.of(bytes), bytes);
    }

    /** Names the blob that holds an accepted HOSO. */
    public void kept(UUID export, int no, byte[] sha256, long length) {
        insert(export, no, KEPT, length, sha256, null);
    }

    /** Remembers of a refused HOSO that it was there. */
    public void refused(UUID export, int no, byte[] sha256, long length) {
        insert(export, no, REFUSED, length, sha256, null);
    }

    /** The original file, byte for byte; empty when part of it was refused. For files that fit in memory. */
    public Optional<byte[]> original(HisExport export) {
        List<?> rows = em.createNativeQuery(
                        "select kind, sha256, bytes from emr.his_export_part where export = :id order by no",
                        Object[].class)
                .setParameter("id", export.id())
                .getResultList();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (Object row : rows) {
            Object[] part = (Object[]) row;
            int kind = ((Number) part[0]).intValue();
            if (kind == REFUSED) {
                return Optional.empty();
            }
            file.writeBytes(kind == ENVELOPE ? (byte[]) part[2] : blob(export, (byte[]) part[1]));
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(file.toByteArray());
    }

    private byte[] blob(HisExport export, byte[] sha256) {
        return blobs.read(export.facility(), sha256)
                .orElseThrow(() -> new IllegalStateException("blob " + Hash.hex(sha256) + " is missing"));
    }

    private void insert(UUID export, int no, int kind, long length, byte[] sha256, byte @Nullable [] bytes) {
        em.createNativeQuery("insert into emr.his_export_part (export, no, facility, kind, length, sha256, bytes)"
                        + " select :id, :no, facility, :kind, :length, :sha256, cast(:bytes as bytea)"
                        + " from emr.his_export where id = :id on conflict (export, no) do nothing")
                .setParameter("id", export)
                .setParameter("no", no)
                .setParameter("kind", kind)
                .setParameter("length", length)
                .setParameter("sha256", sha256)
                .setParameter("bytes", bytes)
                .executeUpdate();
    }
}
