package vn.emr.exchange.his.map;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;

/**
 * Whether a laboratory result is high or low: KET_LUAN's Cao or Thấp; else the number against the range that MO_TA
 * gives, marked as computed; else nothing, for nothing does not mean normal.
 *
 * @param range text of the reference range; null when MO_TA is no range
 * @param low lower bound; null when there is none
 * @param high upper bound; null when there is none
 */
record ResultFlag(
        @Nullable String range,
        @Nullable Bound low,
        @Nullable Bound high) {

    private static final String OURS = "urn:vn:emr:flag";
    private static final String PREFIX = "CSBT:";
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + "\\s*[-–]\\s*" + NUMBER + "\\s*(.*)");
    private static final Pattern ONE_SIDE = Pattern.compile("(<=|>=|<|>|≤|≥)\\s*" + NUMBER + "\\s*(.*)");
    private static final Pattern WHOLE_NUMBER = Pattern.compile(NUMBER);

    /**
     * An end of a range.
     *
     * @param text the number as written
     * @param within whether the number itself is in the range
     * @param unit as written; may be empty
     */
    record Bound(String text, boolean within, String unit) {

        private int compare(BigDecimal value) {
            return value.compareTo(new BigDecimal(text));
        }

        private boolean hasUnit(String other) {
            return unit.isEmpty() || other.isEmpty() || unit.equals(other);
        }
    }

    static ResultFlag of(HisRow row) {
        String text = row.get("MO_TA");
        if (!text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return new ResultFlag(null, null, null);
        }
        String range = text.substring(PREFIX.length()).strip();
        Matcher between = BETWEEN.matcher(range);
        if (between.matches()) {
            String unit = between.group(3).strip();
            return new ResultFlag(
                    range, new Bound(between.group(1), true, unit), new Bound(between.group(2), true, unit));
        }
        Matcher side = ONE_SIDE.matcher(range);
        return side.matches() ? oneSide(range, side) : new ResultFlag(range, null, null);
    }

    private static ResultFlag oneSide(String range, Matcher side) {
        String sign = side.group(1);
        boolean within = sign.endsWith("=") || sign.equals("≤") || sign.equals("≥");
        Bound bound = new Bound(side.group(2), within, side.group(3).strip());
        boolean upper = sign.startsWith("<") || sign.equals("≤");
        return upper ? new ResultFlag(range, null, bound) : new ResultFlag(range, bound, null);
    }

    /** FHIR referenceRange; null when MO_TA gives none. */
    @Nullable
    JsonObject referenceRange() {
        return range == null
                ? null
                : new JsonObject()
                        .put("text", range)
                        .put("low", low == null ? null : Fhir.quantity(low.text, low.unit))
                        .put("high", high == null ? null : Fhir.quantity(high.text, high.unit));
    }

    /** FHIR interpretation; null when nothing can be said. */
    @Nullable
    JsonObject interpretation(HisRow row) {
        String said = row.get("KET_LUAN");
        String stated = stated(said);
        if (stated != null) {
            return Fhir.concept(said, interpretation(stated));
        }
        String computed = computed(row.get("GIA_TRI"), row.get("DON_VI_DO"));
        return computed == null
                ? null
                : Fhir.concept(
                        "", interpretation(computed), Fhir.coding(OURS, "computed", "Tính từ khoảng tham chiếu"));
    }

    /** Whether KET_LUAN is nothing but a flag. */
    static @Nullable String stated(String conclusion) {
        return switch (conclusion.toLowerCase(Locale.ROOT)) {
            case "cao" -> "H";
            case "thấp" -> "L";
            default -> null;
        };
    }

    private @Nullable String computed(String value, String unit) {
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(value);
        if (high != null && high.hasUnit(unit) && high.compare(number) >= (high.within ? 1 : 0)) {
            return "H";
        }
        if (low != null && low.hasUnit(unit) && low.compare(number) <= (low.within ? -1 : 0)) {
            return "L";
        }
        return null;
    }

    private static @Nullable JsonObject interpretation(String code) {
        return Fhir.coding(Fhir.hl7("v3-ObservationInterpretation"), code, code.equals("H") ? "Cao" : "Thấp");
    }
}
