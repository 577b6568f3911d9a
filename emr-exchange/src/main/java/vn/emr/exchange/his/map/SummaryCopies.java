package vn.emr.exchange.his.map;

import vn.emr.exchange.his.read.HisRow;

/** Elements that repeat what XML1 says: equal ones are said already. */
final class SummaryCopies {

    private SummaryCopies() {}

    /** Whether the element says what XML1 says. */
    static boolean isCopy(HisRow row, String element, HisRow summary) {
        // The discharge paper calls the patient's number MA_YTE.
        String copied = element.equals("MA_YTE") ? "MA_BN" : element;
        return row.get(element).equals(summary.get(copied));
    }
}
