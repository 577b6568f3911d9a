package vn.emr.records.chart;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;

/**
 * The reference range that the laboratory printed beside a result.
 *
 * @param text as it was printed
 * @param low lower bound; null when there is none
 * @param high upper bound; null when there is none
 * @param unit of the bounds as written; empty when none is
 */
public record Range(
        String text, @Nullable BigDecimal low, @Nullable BigDecimal high, String unit) {

    /** The first reference range of an Observation. */
    static Optional<Range> of(JsonObject observation) {
        return observation
                .object("referenceRange")
                .map(r -> new Range(
                        r.text("text").orElseGet(() -> bounds(r)), bound(r, "low"), bound(r, "high"), unit(r)));
    }

    /** Bounds in two units are comparable with no value. */
    private static String unit(JsonObject range) {
        return Stream.of("low", "high")
                .flatMap(b -> range.text(b, "unit").stream())
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    /** Whether a value in that unit can be held against it; without a unit it is in that of the value beside it. */
    boolean isIn(String other) {
        return unit.isEmpty() || unit.equals(other);
    }

    private static @Nullable BigDecimal bound(JsonObject range, String name) {
        return range.text(name, "value").flatMap(Quantity::decimal).orElse(null);
    }

    private static String bounds(JsonObject range) {
        Optional<String> low = range.text("low", "value");
        Optional<String> high = range.text("high", "value");
        if (low.isPresent() && high.isPresent()) {
            return low.get() + " - " + high.get();
        }
        return low.map(l -> "≥ " + l).or(() -> high.map(h -> "≤ " + h)).orElse("");
    }
}
