package vn.emr.records.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.emr.domain.content.JsonObject;

/**
 * A value exactly as it was stored; no digit is added, taken away or rounded.
 *
 * @param value digits, or words
 * @param unit empty when there is none
 * @param number the value as a number to draw; empty for words and for values such as "< 5"
 */
public record Quantity(String value, String unit, Optional<BigDecimal> number) {

    private static final int LONGEST = 40;

    /** Nothing was said. */
    static final Quantity NONE = new Quantity("", "", Optional.empty());

    /** The value of an Observation; its value is empty when it has none. */
    static Quantity of(JsonObject observation) {
        Optional<JsonObject> quantity = observation.object("valueQuantity");
        if (quantity.isPresent()) {
            return measured(quantity.get());
        }
        String words =
                observation.text("valueString").orElseGet(() -> Elements.concept(observation, "valueCodeableConcept"));
        return new Quantity(words, Elements.extension(observation, "don-vi"), Optional.empty());
    }

    /** A FHIR Quantity. */
    static Quantity measured(JsonObject quantity) {
        String digits = quantity.text("value").orElse("");
        String unit = quantity.text("unit").orElse("");
        Optional<String> comparator = quantity.text("comparator");
        return comparator.isPresent()
                ? new Quantity(comparator.get() + ' ' + digits, unit, Optional.empty())
                : new Quantity(digits, unit, decimal(digits));
    }

    /** How much these are altogether; each for itself when they can't be added. */
    static String sum(List<Quantity> quantities) {
        boolean addable = quantities.stream().allMatch(q -> q.number.isPresent())
                && quantities.stream().map(Quantity::unit).distinct().count() == 1;
        if (addable) {
            BigDecimal sum =
                    quantities.stream().map(q -> q.number.orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
            return quantities.get(0).counting(sum).text();
        }
        return quantities.stream()
                .map(q -> q.number.map(q::counting).orElse(q).text())
                .filter(t -> !t.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Empty for what is no number, and for one that is longer than any that was measured: to write it out could take hours. */
    static Optional<BigDecimal> decimal(String digits) {
        if (digits.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(digits)).filter(d -> Math.abs(d.scale()) <= LONGEST);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** So many of the same unit: 12.000 of a HIS is 12, because it was counted, not measured. */
    Quantity counting(BigDecimal count) {
        String plain = count.signum() == 0 ? "0" : count.stripTrailingZeros().toPlainString();
        return new Quantity(plain, unit, Optional.of(count));
    }

    /** Value and unit with a space that does not break. */
    public String text() {
        return unit.isEmpty() ? value : value + '\u00a0' + unit;
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return value.isEmpty();
    }
}
