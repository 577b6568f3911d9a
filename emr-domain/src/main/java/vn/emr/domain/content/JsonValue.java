package vn.emr.domain.content;

import java.util.regex.Pattern;

/**
 * A light tree of FHIR JSON. Properties are kept sorted and numbers keep their text, because a FHIR decimal carries
 * its precision (1.0 and 1.00 differ).
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonValue.Text, JsonValue.Numeral, JsonValue.Bool {

    /** A string. */
    record Text(String value) implements JsonValue {}

    /** A number exactly as it was written. */
    record Numeral(String text) implements JsonValue {

        private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

        /** Refuses what is no JSON number: it would be written as it is, without quotes. */
        public Numeral {
            if (!NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException("not a JSON number");
            }
        }
    }

    /** true or false. */
    record Bool(boolean value) implements JsonValue {}
}
