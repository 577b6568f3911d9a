package vn.emr.exchange.his.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Unreadable;

/**
 * Watches the bytes on their way into the parser: they must be UTF-8 (RFC 3629: no overlong forms, no surrogates), and
 * the parser must make progress, so that no single name, attribute or text fills the memory.
 */
final class GuardedInput extends FilterInputStream {

    private final int limit;
    private long position;
    private long marked;
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;

    GuardedInput(InputStream in, int limit) {
        super(in);
        this.limit = limit;
    }

    /** The parser has come as far as what was read. */
    void progress() {
        marked = position;
    }

    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            if (pending > 0) {
                throw invalid(position);
            }
            return read;
        }
        for (int i = 0; i < read; i++) {
            check(buffer[offset + i] & 0xFF, position + i);
        }
        position += read;
        if (position - marked > limit) {
            throw new Unreadable(Finding.of(HisRule.SIZE_LIMIT, Place.WHOLE, "", limit + " byte"));
        }
        return read;
    }

    private void check(int b, long at) throws Unreadable {
        if (pending > 0) {
            if (b < low || b > high) {
                throw invalid(at);
            }
            pending--;
            low = 0x80;
            high = 0xBF;
        } else if (b >= 0x80) {
            begin(b, at);
        }
    }

    private void begin(int b, long at) throws Unreadable {
        if (b >= 0xC2 && b <= 0xDF) {
            pending = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            pending = 2;
            low = b == 0xE0 ? 0xA0 : 0x80;
            high = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            pending = 3;
            low = b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            throw invalid(at);
        }
    }

    private static Unreadable invalid(long at) {
        return new Unreadable(Finding.of(HisRule.ENCODING_INVALID, Place.WHOLE, Long.toString(at), ""));
    }
}
