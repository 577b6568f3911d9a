package vn.emr.exchange.his.read;

import java.util.List;
import java.util.Map;

/**
 * What the envelope of an export says, and where its HOSO are.
 *
 * @param facility MACSKCB; empty when absent
 * @param made NGAYLAP; empty when absent
 * @param count SOLUONGHOSO; empty when absent
 * @param hosos where each HOSO is, in order
 * @param length bytes of the file
 * @param namespaces prefixes declared around the HOSO, with their names
 */
public record Envelope(
        String facility, String made, String count, List<Span> hosos, long length, Map<String, String> namespaces) {

    /** Copies the collections. */
    public Envelope {
        hosos = List.copyOf(hosos);
        namespaces = Map.copyOf(namespaces);
    }

    /** The slices around the HOSO: one before each, one after the last; some may be empty. */
    public Span around(int no) {
        long start = no == 0 ? 0 : hosos.get(no - 1).end();
        long end = no == hosos.size() ? length : hosos.get(no).start();
        return new Span(start, end);
    }
}
