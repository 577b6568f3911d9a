package vn.emr.records.his;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.records.web.Language;
import vn.emr.records.web.Texts;

/**
 * Something that the import noticed.
 *
 * @param rule name of the rule
 * @param severity refuse, warn or info
 * @param sentence what is wrong and how to mend it, in the language of the page
 * @param place table, row and element; empty when it is about the whole
 * @param value the value sent, where it may be shown; null otherwise
 */
public record Finding(
        String rule,
        String severity,
        String sentence,
        String place,
        @Nullable String value) {

    static Finding of(JsonObject json, Language language) {
        return new Finding(
                json.text("rule").orElse(""),
                json.text("severity").orElse("info"),
                json.text(language.tag()).orElse(""),
                place(json, language),
                json.text("value").orElse(null));
    }

    private static String place(JsonObject json, Language language) {
        String row = json.text("row")
                .map(r -> Texts.of(language).get("finding.row", r))
                .orElse("");
        String element = json.text("element").orElse("");
        String table = element.isEmpty() ? json.text("table").orElse("") : "";
        return Stream.of(table, element, row).filter(p -> !p.isEmpty()).collect(Collectors.joining(", "));
    }

    /** How grave: 0 refuses, 1 warns, 2 informs. */
    int gravity() {
        return switch (severity.toLowerCase(Locale.ROOT)) {
            case "refuse" -> 0;
            case "warn" -> 1;
            default -> 2;
        };
    }

    /** Colour of the tag. */
    public String colour() {
        return switch (gravity()) {
            case 0 -> "red";
            case 1 -> "amber";
            default -> "";
        };
    }
}
