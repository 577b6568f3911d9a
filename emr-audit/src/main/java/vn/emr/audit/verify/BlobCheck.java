package vn.emr.audit.verify;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.store.ContentCodec;
import vn.emr.domain.store.Hash;

/** Recomputes the hash of every file from its chunks. */
final class BlobCheck {

    /** Chunks that are fetched at once: at most 4 MiB. */
    private static final int CHUNKS = 16;

    private static final String ROWS = "select f.code, b.facility, b.sha256, b.length, c.no, c.bytes from emr.blob b"
            + " join emr.facility f on f.key = b.facility"
            + " left join emr.blob_chunk c on c.facility = b.facility and c.sha256 = b.sha256"
            + " order by b.facility, b.sha256, c.no";

    private static final String LOST = "select 'file of export ' || p.export || ', part ' || p.no || ', is missing'"
            + " from emr.his_export_part p where p.kind = 2 and not exists"
            + " (select from emr.blob b where b.facility = p.facility and b.sha256 = p.sha256)";

    private final Findings findings;

    BlobCheck(Findings findings) {
        this.findings = findings;
    }

    /** A file of which some chunks were seen. */
    private static final class Open {

        private final String facility;
        private final byte[] sha256;
        private final long length;
        private final MessageDigest digest = Hash.digest();
        private long bytes;
        private int chunks;
        private boolean damaged;

        Open(ResultSet row) throws SQLException {
            facility = row.getString("code");
            sha256 = row.getBytes("sha256");
            length = row.getLong("length");
        }

        boolean is(ResultSet row) throws SQLException {
            return facility.equals(row.getString("code")) && Arrays.equals(sha256, row.getBytes("sha256"));
        }

        void chunk(int no, byte[] frame) {
            damaged |= no != chunks++;
            try {
                byte[] part = ContentCodec.decompress(ContentCodec.PLAIN, frame);
                digest.update(part);
                bytes += part.length;
            } catch (IllegalArgumentException e) {
                damaged = true;
            }
        }

        boolean whole() {
            return !damaged && bytes == length && Arrays.equals(digest.digest(), sha256);
        }
    }

    void run(Connection connection) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(ROWS)) {
            rows.setFetchSize(CHUNKS);
            try (ResultSet row = rows.executeQuery()) {
                blobs(row);
            }
        }
        try (PreparedStatement lost = connection.prepareStatement(LOST);
                ResultSet row = lost.executeQuery()) {
            while (row.next()) {
                findings.add(Failure.of(Check.BLOB, row.getString(1)));
            }
        }
    }

    private void blobs(ResultSet row) throws SQLException {
        Open blob = null;
        while (row.next()) {
            if (blob == null || !blob.is(row)) {
                finish(blob);
                blob = new Open(row);
            }
            byte[] frame = row.getBytes("bytes");
            if (frame != null) {
                blob.chunk(row.getInt("no"), frame);
            }
        }
        finish(blob);
    }

    private void finish(@Nullable Open blob) {
        if (blob == null) {
            return;
        }
        findings.blob();
        if (!blob.whole()) {
            findings.add(Failure.of(
                    Check.BLOB,
                    "file " + Hash.hex(blob.sha256) + " of " + blob.facility + " does not have its hash or length"));
        }
    }
}
