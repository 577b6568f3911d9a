package vn.emr.exchange.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, taken from the line before a transaction begins: on a slow line it may take longer to arrive than
 * any transaction may last. Small bodies stay in memory, others go through a temporary file.
 */
public final class Spool implements AutoCloseable {

    private static final int IN_MEMORY = 1 << 20;

    private final byte[] start;
    private final @Nullable Path rest;

    private Spool(byte[] start, @Nullable Path rest) {
        this.start = start;
        this.rest = rest;
    }

    /**
     * Takes the body from the line.
     *
     * @param limit most bytes that are taken; one more is, so that whoever judges the size sees that it is too large
     * @throws IOException when the line broke before its end
     */
    public static Spool of(InputStream body, long limit) throws IOException {
        byte[] start = body.readNBytes(IN_MEMORY);
        if (start.length < IN_MEMORY) {
            return new Spool(start, null);
        }
        Path rest = Files.createTempFile("emr-body", null);
        try {
            Files.copy(new Limited(body, limit + 1 - start.length), rest, StandardCopyOption.REPLACE_EXISTING);
            return new Spool(start, rest);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(rest);
            throw e;
        }
    }

    /** The body from its beginning. */
    public InputStream open() throws IOException {
        InputStream first = new ByteArrayInputStream(start);
        return rest == null ? first : new SequenceInputStream(first, Files.newInputStream(rest));
    }

    @Override
    public void close() throws IOException {
        if (rest != null) {
            Files.deleteIfExists(rest);
        }
    }

    /** No more than so many bytes of a stream. */
    private static final class Limited extends InputStream {

        private final InputStream in;
        private long left;

        Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = left <= 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
