package vn.emr.domain.content;

/**
 * A light tree of FHIR JSON. Properties are kept sorted and numbers keep their text, because a FHIR decimal carries
 * its precision (1.0 and 1.00 differ).
 */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonValue.Text, JsonValue.Numeral, JsonValue.Bool {

    /** A string. */
    record Text(String value) implements JsonValue {}

    /** A number exactly as it was written. */
    record Numeral(String text) implements JsonValue {}

    /** true or false. */
    record Bool(boolean value) implements JsonValue {}
}
