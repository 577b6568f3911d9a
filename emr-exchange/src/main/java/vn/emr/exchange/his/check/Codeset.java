package vn.emr.exchange.his.check;

import java.math.BigDecimal;
import java.util.Set;

/**
 * A few codes written out, or numbers between two.
 *
 * @param codes the codes; empty when it is numbers
 * @param first lowest number
 * @param last highest number
 */
record Codeset(Set<String> codes, int first, int last) {

    private static final int LONGEST = 10;

    /** {@code 2|5} or {@code 1..42}. */
    static Codeset of(String text) {
        int dots = text.indexOf("..");
        return dots < 0
                ? new Codeset(Set.of(text.split("\\|", -1)), 0, 0)
                : new Codeset(
                        Set.of(),
                        Integer.parseInt(text.substring(0, dots)),
                        Integer.parseInt(text.substring(dots + 2)));
    }

    boolean has(String code) {
        return codes.isEmpty() ? isBetween(code) : codes.contains(code);
    }

    private boolean isBetween(String code) {
        if (code.length() > LONGEST || !FormCheck.isNumber(code)) {
            return false;
        }
        BigDecimal number = new BigDecimal(code);
        return number.compareTo(BigDecimal.valueOf(first)) >= 0 && number.compareTo(BigDecimal.valueOf(last)) <= 0;
    }
}
