package vn.emr.exchange.his.read;

/**
 * Where something is in the file, in bytes.
 *
 * @param start first byte
 * @param end byte after the last
 */
public record Span(long start, long end) {

    /** Bytes in it. */
    public long length() {
        return end - start;
    }
}
