package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.Sql;
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

    @Inject
    Sql sql;

    private record Part(int kind, byte[] sha256, byte @Nullable [] bytes) {}

    /** Keeps slices of the envelope as they are, by their numbers. */
    public void envelope(UUID export, Map<Integer, byte[]> slices) {
        sql.change(
                "insert into emr.his_export_part (export, no, facility, kind, length, sha256, bytes)"
                        + " select e.id, s.no, e.facility, ?, length(s.bytes), sha256(s.bytes), s.bytes"
                        + " from emr.his_export e, unnest(?, ?) s(no, bytes) where e.id = ?"
                        + " on conflict (export, no) do nothing",
                ENVELOPE,
                slices.keySet().toArray(Integer[]::new),
                slices.values().toArray(byte[][]::new),
                export);
    }

    /** Names the blob that holds an accepted HOSO. */
    public void kept(UUID export, int no, byte[] sha256, long length) {
        insert(export, no, KEPT, length, sha256);
    }

    /** Remembers of a refused HOSO that it was there. */
    public void refused(UUID export, int no, byte[] sha256, long length) {
        insert(export, no, REFUSED, length, sha256);
    }

    /** The original file, byte for byte; empty when part of it was refused. For files that fit in memory. */
    public Optional<byte[]> original(HisExport export) {
        List<Part> parts = sql.all(
                "select kind, sha256, bytes from emr.his_export_part where export = ? order by no",
                row -> new Part(row.getInt(1), row.getBytes(2), row.getBytes(3)),
                export.id());
        if (parts.isEmpty() || parts.stream().anyMatch(p -> p.kind() == REFUSED)) {
            return Optional.empty();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (Part part : parts) {
            file.writeBytes(part.bytes() == null ? blob(export, part.sha256()) : part.bytes());
        }
        return Optional.of(file.toByteArray());
    }

    private byte[] blob(HisExport export, byte[] sha256) {
        return blobs.read(export.facility(), sha256)
                .orElseThrow(() -> new IllegalStateException("blob " + Hash.hex(sha256) + " is missing"));
    }

    private void insert(UUID export, int no, int kind, long length, byte[] sha256) {
        sql.change(
                "insert into emr.his_export_part (export, no, facility, kind, length, sha256)"
                        + " select id, ?, facility, ?, ?, ? from emr.his_export where id = ?"
                        + " on conflict (export, no) do nothing",
                no,
                kind,
                length,
                sha256,
                export);
    }
}
