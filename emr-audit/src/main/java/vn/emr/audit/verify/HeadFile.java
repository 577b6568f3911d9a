package vn.emr.audit.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.SealedHead;
import vn.emr.domain.content.CanonicalJson;

/**
 * A file of sealed heads, one JSON object a line, that somebody keeps outside of the node: against it a truncated or
 * rewritten log is found. Lines are added and never changed.
 */
public final class HeadFile {

    private static final String AFTER = "select size, root, at, jws from audit.head where size > ? order by size";
    private static final String SAME = "select 1 from audit.head where size = ? and root = ?";

    private HeadFile() {}

    /** The log doesn't have the last head of the file any more. */
    public static final class LogLostHead extends Exception {

        private static final long serialVersionUID = 1L;

        LogLostHead(SealedHead head) {
            super("the log does not have the head of " + head.size() + " leaves that the file ends with");
        }
    }

    /**
     * Adds the heads that the file doesn't have yet.
     *
     * @return how many
     * @throws LogLostHead when the log doesn't have the file's last one; the file stays as it is
     */
    public static int extend(Path file, Connection connection) throws IOException, SQLException, LogLostHead {
        SealedHead last = last(file).orElse(null);
        if (last != null && !has(connection, last)) {
            throw new LogLostHead(last);
        }
        List<String> lines = after(connection, last == null ? 0 : last.size());
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return lines.size();
    }

    private static Optional<SealedHead> last(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<SealedHead> heads = read(file);
        return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(heads.size() - 1));
    }

    /**
     * All heads of a file; nothing in them is known to be true.
     *
     * @throws IOException when a line is none
     */
    public static List<SealedHead> read(Path file) throws IOException {
        List<SealedHead> heads = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    heads.add(head(file, heads.size() + 1, line));
                }
            }
        }
        return heads;
    }

    private static SealedHead head(Path file, int number, String line) throws IOException {
        try {
            return SealedHead.read(CanonicalJson.parse(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ", line " + number + ": no sealed head", e);
        }
    }

    private static boolean has(Connection connection, SealedHead head) throws SQLException {
        try (PreparedStatement same = connection.prepareStatement(SAME)) {
            same.setLong(1, head.size());
            same.setBytes(2, head.root());
            try (ResultSet row = same.executeQuery()) {
                return row.next();
            }
        }
    }

    private static List<String> after(Connection connection, long size) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement heads = connection.prepareStatement(AFTER)) {
            heads.setLong(1, size);
            try (ResultSet row = heads.executeQuery()) {
                while (row.next()) {
                    lines.add(head(row).json().toString());
                }
            }
        }
        return lines;
    }

    static SealedHead head(ResultSet row) throws SQLException {
        return new SealedHead(
                row.getLong("size"),
                row.getBytes("root"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("jws"));
    }
}
