package vn.emr.domain.his.upload;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongFunction;

/** Reads a file that is kept in parts, one after the other; one is in memory. */
public final class PartsStream extends InputStream {

    private final LongFunction<Optional<byte[]>> parts;
    private long start;
    private byte[] part = {};
    private int at;

    /**
     * The whole file.
     *
     * @param parts the part that begins at a byte; empty after the last
     */
    public PartsStream(LongFunction<Optional<byte[]>> parts) {
        this.parts = parts;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (at == part.length) {
            part = parts.apply(start).orElse(new byte[0]);
            start += part.length;
            at = 0;
        }
        if (part.length == 0) {
            return -1;
        }
        int read = Math.min(length, part.length - at);
        System.arraycopy(part, at, buffer, offset, read);
        at += read;
        return read;
    }
}
