package vn.emr.exchange.his.map;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.read.HisRow;

/**
 * Whether a laboratory result is high or low: KET_LUAN's Cao or Thấp; else the number against the range that MO_TA
 * gives, marked as computed; else nothing, for nothing does not mean normal. Bounds are taken only of a range that is
 * one for everybody: behind the numbers stands nothing but a unit.
 *
 * @param range text of the reference range, whole; null when MO_TA is no range
 * @param low lower bound; null when there is none, or it isn't certain
 * @param high upper bound; null when there is none, or it isn't certain
 */
record ResultFlag(
        @Nullable String range,
        @Nullable Bound low,
        @Nullable Bound high) {

    private static final String OURS = "urn:vn:emr:flag";
    private static final String PREFIX = "CSBT:";
    /** Longer is no range and no number that anybody computes with: kept as it is. */
    private static final int LONGEST = 200;

    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern BETWEEN = Pattern.compile(NUMBER + "\\s*[-–]\\s*" + NUMBER + "\\s*(.*)");
    private static final Pattern ONE_SIDE = Pattern.compile("(<=|>=|<|>|≤|≥)\\s*" + NUMBER + "\\s*(.*)");
    private static final Pattern WHOLE_NUMBER = Pattern.compile(NUMBER);

    /** One word, maybe behind a power of ten: {@code mmol/L}, {@code %}, {@code x 10^9/L}. */
    private static final Pattern UNIT =
            Pattern.compile("(?:[x×*]\\s*)?(?:10[\\^*]?\\d*/?)?[\\p{L}%‰°][\\p{L}\\d%‰°/^*.·²³]*");

    /** Words that say for whom a range is: they look like units. */
    private static final Set<String> WHOM = Set.of(
            "nam", "nữ", "nu", "male", "female", "men", "women", "m", "f", "trẻ", "bé", "sơsinh", "adult", "child");

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

        /** A range without a unit is in that of the value beside it; a value without one is in none that we know. */
        private boolean hasUnit(String other) {
            return unit.isEmpty() || unit.equals(other);
        }
    }

    static ResultFlag of(HisRow row) {
        String text = row.get("MO_TA");
        if (!text.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return new ResultFlag(null, null, null);
        }
        String range = text.substring(PREFIX.length()).strip();
        if (range.length() > LONGEST) {
            return new ResultFlag(range, null, null);
        }
        Matcher between = BETWEEN.matcher(range);
        Matcher side = ONE_SIDE.matcher(range);
        if (between.matches() && isUnit(between.group(3).strip(), row)) {
            return between(range, between);
        }
        return side.matches() && isUnit(side.group(3).strip(), row)
                ? oneSide(range, side)
                : new ResultFlag(range, null, null);
    }

    private static boolean isUnit(String rest, HisRow row) {
        boolean unit = UNIT.matcher(rest).matches() && !WHOM.contains(rest.toLowerCase(Locale.ROOT));
        return rest.isEmpty() || rest.equals(row.get("DON_VI_DO")) || unit;
    }

    private static ResultFlag between(String range, Matcher between) {
        String unit = between.group(3).strip();
        Bound low = new Bound(between.group(1), true, unit);
        Bound high = new Bound(between.group(2), true, unit);
        boolean ascending = low.compare(new BigDecimal(high.text)) >= 0;
        return ascending ? new ResultFlag(range, low, high) : new ResultFlag(range, null, null);
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
        if (value.length() > LONGEST || !WHOLE_NUMBER.matcher(value).matches()) {
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
