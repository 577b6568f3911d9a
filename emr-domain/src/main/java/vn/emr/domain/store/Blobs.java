package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/**
 * Files beside the log, content-addressed per facility, in compressed chunks. The entry that speaks about one is a
 * DocumentReference with its hash and size.
 */
@ApplicationScoped
public class Blobs {

    /** Content of one chunk, bytes. */
    public static final int CHUNK = 256 * 1024;

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /**
     * Keeps the bytes for this facility; the same bytes again are a no-op.
     *
     * @return their SHA-256
     */
    public byte[] keep(String facility, byte[] content) {
        byte[] sha256 = Hash.of(content);
        em.unwrap(Session.class).doWork(c -> {
            if (insert(c, facility, sha256, content.length)) {
                for (int no = 0; no * CHUNK < content.length; no++) {
                    int from = no * CHUNK;
                    byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK));
                    chunk(c, facility, sha256, no, ContentCodec.compressPlain(part));
                }
            }
        });
        return sha256;
    }

    /** The bytes, if this facility keeps them and the caller may read them. For files that fit in memory. */
    public Optional<byte[]> read(String facility, byte[] sha256) {
        return em.unwrap(Session.class).doReturningWork(c -> {
            Optional<Integer> length = length(c, facility, sha256);
            return length.isEmpty() ? Optional.empty() : Optional.of(content(c, facility, sha256, length.get()));
        });
    }

    /** The bytes, from whichever facility's that the caller may read. For files that fit in memory. */
    public Optional<byte[]> find(byte[] sha256) {
        return em.unwrap(Session.class)
                .doReturningWork(c -> keeper(c, sha256))
                .flatMap(facility -> read(facility, sha256));
    }

    private static Optional<String> keeper(Connection c, byte[] sha256) throws SQLException {
        try (PreparedStatement find = c.prepareStatement("select f.code from emr.blob b"
                + " join emr.facility f on f.key = b.facility where b.sha256 = ? order by f.code limit 1")) {
            find.setBytes(1, sha256);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Those of these files that the caller may read, by their hashes in hexadecimal digits. */
    public Set<String> here(Collection<byte[]> hashes) {
        return hashes.isEmpty() ? Set.of() : em.unwrap(Session.class).doReturningWork(c -> here(c, hashes));
    }

    private static Set<String> here(Connection c, Collection<byte[]> hashes) throws SQLException {
        Set<String> here = new HashSet<>();
        try (PreparedStatement find =
                c.prepareStatement("select distinct b.sha256 from emr.blob b where b.sha256 = any (?)")) {
            find.setArray(1, c.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    here.add(Hash.hex(row.getBytes(1)));
                }
            }
        }
        return here;
    }

    private static boolean insert(Connection c, String facility, byte[] sha256, long length) throws SQLException {
        try (PreparedStatement insert = c.prepareStatement("insert into emr.blob (facility, sha256, length, stored)"
                + " select key, ?, ?, now() from emr.facility where code = ? on conflict do nothing")) {
            insert.setBytes(1, sha256);
            insert.setLong(2, length);
            insert.setString(3, facility);
            return insert.executeUpdate() == 1;
        }
    }

    private static void chunk(Connection c, String facility, byte[] sha256, int no, byte[] frame) throws SQLException {
        try (PreparedStatement insert = c.prepareStatement("insert into emr.blob_chunk (facility, sha256, no, bytes)"
                + " select key, ?, ?, ? from emr.facility where code = ?")) {
            insert.setBytes(1, sha256);
            insert.setInt(2, no);
            insert.setBytes(3, frame);
            insert.setString(4, facility);
            insert.executeUpdate();
        }
    }

    private static Optional<Integer> length(Connection c, String facility, byte[] sha256) throws SQLException {
        try (PreparedStatement find = c.prepareStatement("select b.length from emr.blob b"
                + " join emr.facility f on f.key = b.facility where f.code = ? and b.sha256 = ?")) {
            find.setString(1, facility);
            find.setBytes(2, sha256);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(Math.toIntExact(row.getLong(1))) : Optional.empty();
            }
        }
    }

    private static byte[] content(Connection c, String facility, byte[] sha256, int length) throws SQLException {
        byte[] content = new byte[length];
        try (PreparedStatement find = c.prepareStatement("select b.bytes from emr.blob_chunk b"
                + " join emr.facility f on f.key = b.facility where f.code = ? and b.sha256 = ? order by b.no")) {
            find.setString(1, facility);
            find.setBytes(2, sha256);
            int at = 0;
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    byte[] part = ContentCodec.decompress(ContentCodec.PLAIN, row.getBytes(1));
                    System.arraycopy(part, 0, content, at, part.length);
                    at += part.length;
                }
            }
            if (at != length) {
                throw new IllegalStateException("blob " + Hash.hex(sha256) + " is not whole");
            }
        }
        return content;
    }
}
