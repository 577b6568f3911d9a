package vn.emr.records.chart;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.emr.domain.content.JsonObject;

/**
 * What is said about a result, and who said it.
 *
 * @param flag high, low or abnormal
 * @param computed false when the laboratory said so; true when the import compared the value with the range
 */
public record Judgement(Flag flag, boolean computed) {

    /** A flag. There is no "normal": a result without a flag is one that nobody judged. */
    public enum Flag {
        /** Above the range. */
        HIGH,
        /** Below the range. */
        LOW,
        /** Not as it should be, for results without a direction. */
        ABNORMAL
    }

    private static final String COMPUTED = "urn:vn:emr:flag";

    /** The interpretation of an Observation; empty when nobody gave one. */
    static Optional<Judgement> of(JsonObject observation) {
        return observation.objects("interpretation").flatMap(Judgement::read).findFirst();
    }

    private static Stream<Judgement> read(JsonObject interpretation) {
        boolean computed = Elements.code(interpretation, COMPUTED).isPresent();
        return interpretation
                .objects("coding")
                .flatMap(c -> c.text("code").stream())
                .flatMap(c -> flag(c).stream())
                .map(f -> new Judgement(f, computed));
    }

    private static Optional<Flag> flag(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "H", "HH", "HU" -> Optional.of(Flag.HIGH);
            case "L", "LL", "LU" -> Optional.of(Flag.LOW);
            case "A", "AA" -> Optional.of(Flag.ABNORMAL);
            default -> Optional.empty();
        };
    }
}
