package vn.emr.exchange.his;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.emr.exchange.his.read.ExportFile;

/** A file as it was received, in chunks in the database. Keeps a few chunks in memory, so that a small file is read once. */
final class StoredExport implements ExportFile {

    private static final int CHUNK = 256 * 1024;
    private static final int HELD = 4;

    private final HisQueue queue;
    private final UUID export;
    private final Map<Integer, byte[]> held = new LinkedHashMap<>(HELD, 0.75f, true);

    StoredExport(HisQueue queue, UUID export) {
        this.queue = queue;
        this.export = export;
    }

    /** A file whose first chunk is there already. */
    StoredExport(HisQueue queue, UUID export, byte[] beginning) {
        this(queue, export);
        held.put(0, beginning);
    }

    @Override
    public InputStream open() {
        return new Chunks();
    }

    @Override
    public byte[] slice(long start, int length) throws IOException {
        ByteArrayOutputStream slice = new ByteArrayOutputStream(length);
        while (slice.size() < length) {
            long at = start + slice.size();
            byte[] part = chunk((int) (at / CHUNK));
            int from = (int) (at % CHUNK);
            if (from >= part.length) {
                throw new EOFException();
            }
            slice.write(part, from, Math.min(part.length - from, length - slice.size()));
        }
        return slice.toByteArray();
    }

    private byte[] chunk(int no) {
        byte[] known = held.get(no);
        if (known != null) {
            return known;
        }
        byte[] chunk = queue.chunk(export, no).orElse(new byte[0]);
        held.put(no, chunk);
        if (held.size() > HELD) {
            held.remove(held.keySet().iterator().next());
        }
        return chunk;
    }

    /** Chunk by chunk. */
    private final class Chunks extends InputStream {

        private int no;
        private int at;
        private byte[] current = {};
        private boolean ended;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (at == current.length && !ended) {
                boolean last = no > 0 && current.length < CHUNK;
                current = last ? new byte[0] : chunk(no++);
                at = 0;
                ended = current.length == 0;
            }
            if (ended) {
                return -1;
            }
            int read = Math.min(length, current.length - at);
            System.arraycopy(current, at, buffer, offset, read);
            at += read;
            return read;
        }
    }
}
