package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import vn.emr.domain.kernel.Sql;

/**
 * Files beside the log, content-addressed per facility, in compressed chunks. The entry that speaks about one is a
 * DocumentReference with its hash and size.
 */
@ApplicationScoped
public class Blobs {

    /** Content of one chunk, bytes. */
    public static final int CHUNK = 256 * 1024;

    private static final String KEEP = "with file as ("
            + "insert into emr.blob (facility, sha256, length, stored) select key, ?, ?, now() from emr.facility where code = ?"
            + " on conflict do nothing returning facility, sha256"
            + ") insert into emr.blob_chunk (facility, sha256, no, bytes)"
            + " select f.facility, f.sha256, 0, c.bytes from file f, unnest(?::bytea[]) c(bytes)";

    private static final String CHUNK_BEHIND = "insert into emr.blob_chunk (facility, sha256, no, bytes)"
            + " select key, ?, ?, ? from emr.facility where code = ?";

    @Inject
    Sql sql;

    /**
     * Keeps the bytes for this facility; the same bytes again are a no-op.
     *
     * @return their SHA-256
     */
    public byte[] keep(String facility, byte[] content) {
        byte[] sha256 = Hash.of(content);
        byte[][] first = content.length == 0 ? new byte[0][] : new byte[][] {chunk(content, 0)};
        boolean isNew = sql.change(KEEP, sha256, content.length, facility, first) == 1;
        for (int no = 1; isNew && no * CHUNK < content.length; no++) {
            sql.change(CHUNK_BEHIND, sha256, no, chunk(content, no), facility);
        }
        return sha256;
    }

    private static byte[] chunk(byte[] content, int no) {
        int from = no * CHUNK;
        return ContentCodec.compressPlain(Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)));
    }

    /** The bytes, if this facility keeps them and the caller may read them. For files that fit in memory. */
    public Optional<byte[]> read(String facility, byte[] sha256) {
        return length(facility, sha256).map(length -> content(facility, sha256, length));
    }

    /** The bytes, from whichever facility's that the caller may read. For files that fit in memory. */
    public Optional<byte[]> find(byte[] sha256) {
        return sql.first(
                        "select f.code from emr.blob b join emr.facility f on f.key = b.facility where b.sha256 = ?"
                                + " order by f.code limit 1",
                        row -> row.getString(1),
                        sha256)
                .flatMap(facility -> read(facility, sha256));
    }

    /** Those of these files that the caller may read, by their hashes in hexadecimal digits. */
    public Set<String> here(Collection<byte[]> hashes) {
        return hashes.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.all(
                        "select distinct b.sha256 from emr.blob b where b.sha256 = any (?)",
                        row -> Hash.hex(row.getBytes(1)),
                        (Object) hashes.toArray(byte[][]::new)));
    }

    private Optional<Integer> length(String facility, byte[] sha256) {
        return sql.first(
                "select b.length from emr.blob b join emr.facility f on f.key = b.facility where f.code = ? and b.sha256 = ?",
                row -> Math.toIntExact(row.getLong(1)),
                facility,
                sha256);
    }

    private byte[] content(String facility, byte[] sha256, int length) {
        ByteBuffer content = ByteBuffer.allocate(length);
        sql.all(
                "select b.bytes from emr.blob_chunk b join emr.facility f on f.key = b.facility"
                        + " where f.code = ? and b.sha256 = ? order by b.no",
                row -> content.put(ContentCodec.decompress(ContentCodec.PLAIN, row.getBytes(1))),
                facility,
                sha256);
        if (content.hasRemaining()) {
            throw new IllegalStateException("blob " + Hash.hex(sha256) + " is not whole");
        }
        return content.array();
    }
}
