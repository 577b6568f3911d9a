package vn.emr.exchange.his.check;

import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.read.HisRow;

/**
 * When an element is needed: another one of the row is there, or holds one of some codes.
 *
 * @param element the other element
 * @param codes which codes; null for any
 */
record Condition(String element, @Nullable Codeset codes) {

    /** {@code MA_THE_BHYT} or {@code MA_LOAI_RV=2|5}. */
    static Condition of(String text) {
        int sign = text.indexOf('=');
        return sign < 0
                ? new Condition(text, null)
                : new Condition(text.substring(0, sign), Codeset.of(text.substring(sign + 1)));
    }

    boolean holds(HisRow row) {
        return row.has(element) && (codes == null || codes.has(row.get(element)));
    }
}
