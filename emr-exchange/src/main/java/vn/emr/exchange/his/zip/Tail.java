package vn.emr.exchange.his.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes a zip on, counts it, and remembers its end, where the list of its files closes. */
final class Tail extends FilterInputStream {

    /** The record that closes the list, with the longest remark that may follow it. */
    private static final int LENGTH = 22 + 0xFFFF;

    private static final int RECORD = 22;
    private static final int NUMBER = 10;

    /** A zip of more files than that says the number elsewhere. */
    private static final int ELSEWHERE = 0xFFFF;

    private final byte[] ring = new byte[LENGTH];
    private long count;

    Tail(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = 0; i < read; i++) {
            ring[(int) ((count + i) % LENGTH)] = buffer[offset + i];
        }
        count += Math.max(read, 0);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Bytes so far. */
    long count() {
        return count;
    }

    /** Reads the rest. */
    void drain() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    /** Whether the list at its end closes, with so many files and folders. */
    boolean listed(int sections) {
        for (long at = count - RECORD; at >= Math.max(0, count - LENGTH); at--) {
            if (closes(at)) {
                int number = at(at + NUMBER) | at(at + NUMBER + 1) << 8;
                return number == sections || number == ELSEWHERE;
            }
        }
        return false;
    }

    private boolean closes(long at) {
        return at(at) == 'P' && at(at + 1) == 'K' && at(at + 2) == 5 && at(at + 3) == 6;
    }

    private int at(long position) {
        return ring[(int) (position % LENGTH)] & 0xFF;
    }
}
