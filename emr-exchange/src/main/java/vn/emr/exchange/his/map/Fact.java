package vn.emr.exchange.his.map;

import java.time.LocalTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.content.Systems;
import vn.emr.domain.patient.CitizenNumber;
import vn.emr.exchange.his.read.BirthDate;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisTime;

/**
 * An element that is stated under its Vietnamese name: in words for who reads, as a FHIR value for who computes.
 *
 * @param element name in the table
 * @param title what it is called
 * @param kind what kind of value
 * @param of code list or identifier system, or unit; empty where the kind needs none
 */
record Fact(String element, String title, Kind kind, String of) {

    private static final int DAY = "2025-01-31".length();

    /** Kinds of values. */
    enum Kind {
        TEXT,
        TIME,
        BIRTH,
        NUMBER,
        YES,
        CODE,
        FACILITY,
        IDENTIFIER,
        IDENTITY
    }

    /**
     * A value as FHIR has it.
     *
     * @param type name of the property: {@code valueDateTime}
     * @param value the value
     * @param words the same in words
     */
    record Value(String type, JsonValue value, String words) {

        private static Value coded(String system, String code, @Nullable String name) {
            JsonObject concept = Fhir.concept("", Fhir.coding(system, code, name));
            return new Value("valueCodeableConcept", concept, name == null ? code : name);
        }
    }

    static Fact text(String element, String title) {
        return new Fact(element, title, Kind.TEXT, "");
    }

    /** A day or a time. */
    static Fact time(String element, String title) {
        return new Fact(element, title, Kind.TIME, "");
    }

    /** A birth date, whose unknown parts are zeros. */
    static Fact birth(String element, String title) {
        return new Fact(element, title, Kind.BIRTH, "");
    }

    static Fact number(String element, String title, String unit) {
        return new Fact(element, title, Kind.NUMBER, unit);
    }

    /** 1 or 0. */
    static Fact yes(String element, String title) {
        return new Fact(element, title, Kind.YES, "");
    }

    /** A code, named by the list of this name where there is one. */
    static Fact code(String element, String title, String list) {
        return new Fact(element, title, Kind.CODE, list);
    }

    static Fact code(String element, String title) {
        return code(element, title, element);
    }

    /** A facility by its code. */
    static Fact facility(String element, String title) {
        return new Fact(element, title, Kind.FACILITY, "");
    }

    static Fact identifier(String element, String title, String system) {
        return new Fact(element, title, Kind.IDENTIFIER, system);
    }

    /** An identity number of whichever form. */
    static Fact identity(String element, String title) {
        return new Fact(element, title, Kind.IDENTITY, "");
    }

    /** What the text says; as text where it has not the form of its kind. */
    Value value(String text, FacilityRef facility) {
        Value value =
                switch (kind) {
                    case TEXT -> null;
                    case TIME -> time(text);
                    case BIRTH -> birth(text);
                    case NUMBER -> number(text);
                    case YES -> yes(text);
                    case CODE ->
                        Value.coded(system(), text, Codes.name(of, text).orElse(null));
                    case FACILITY ->
                        Value.coded(Systems.FACILITY, text, facility.names().get(text));
                    case IDENTIFIER -> new Value("valueIdentifier", Systems.identifier(of, text), text);
                    case IDENTITY ->
                        new Value(
                                "valueIdentifier",
                                Systems.identifier(
                                        new CitizenNumber(text).form().system(), text),
                                text);
                };
        return value == null ? new Value("valueString", new JsonValue.Text(text), text) : value;
    }

    private String system() {
        return "urn:vn:" + of.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Value time(String text) {
        return HisTime.parse(text)
                .map(t -> new Value("valueDateTime", new JsonValue.Text(t.fhir()), words(t)))
                .orElse(null);
    }

    /** A day or a time in words; empty when it is none. */
    static String words(String time) {
        return HisTime.parse(time).map(Fact::words).orElse("");
    }

    private static String words(HisTime time) {
        String day = "%02d/%02d/%d"
                .formatted(
                        time.date().getDayOfMonth(),
                        time.date().getMonthValue(),
                        time.date().getYear());
        LocalTime clock = time.time();
        return clock == null ? day : clock + " " + day;
    }

    private static @Nullable Value birth(String text) {
        BirthDate birth = BirthDate.parse(text).orElse(new BirthDate(null, null));
        String date = birth.date();
        if (date == null) {
            return null;
        }
        boolean whole = date.length() == DAY;
        return whole
                ? time(birth.dateTime() == null ? text.substring(0, 8) : text)
                : new Value("valueDateTime", new JsonValue.Text(date), date);
    }

    private @Nullable Value number(String text) {
        JsonObject quantity = Fhir.quantity(text, of);
        return quantity == null ? null : new Value("valueQuantity", quantity, of.isEmpty() ? text : text + ' ' + of);
    }

    private static @Nullable Value yes(String text) {
        return switch (text) {
            case "1" -> new Value("valueBoolean", new JsonValue.Bool(true), "Có");
            case "0" -> new Value("valueBoolean", new JsonValue.Bool(false), "Không");
            default -> null;
        };
    }
}
