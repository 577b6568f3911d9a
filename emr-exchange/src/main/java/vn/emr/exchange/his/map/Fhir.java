package vn.emr.exchange.his.map;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.content.Systems;
import vn.emr.exchange.his.read.BirthDate;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisTime;

/** Pieces of FHIR resources. Empty texts give nothing, as FHIR has no empty elements. */
final class Fhir {

    static final String LOINC = "http://loinc.org";
    static final String UCUM = "http://unitsofmeasure.org";

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern DECIMAL = Pattern.compile("(-?)0*(\\d+(?:\\.\\d+)?)");

    private Fhir() {}

    /** A code system of HL7's own. */
    static String hl7(String name) {
        return TERMINOLOGY + name;
    }

    static @Nullable JsonObject coding(String system, String code, @Nullable String display) {
        return code.isEmpty()
                ? null
                : new JsonObject().put("system", system).put("code", code).put("display", display);
    }

    static @Nullable JsonObject coding(String system, String code) {
        return coding(system, code, null);
    }

    /** A disease of the Ministry's ICD-10 list, without its mark (†, *). */
    static @Nullable JsonObject disease(String code) {
        return coding(Systems.ICD10, Codes.bare(code), Codes.disease(code).orElse(null));
    }

    /** A concept; null codings and an empty text are left out. */
    static JsonObject concept(String text, @Nullable JsonObject... codings) {
        JsonArray all = new JsonArray();
        for (JsonObject coding : codings) {
            all.add(coding);
        }
        return new JsonObject().put("coding", all).put("text", text);
    }

    static JsonObject reference(String type, Object id) {
        return new JsonObject().put("reference", type + '/' + id);
    }

    /** A logical reference: by identifier. */
    static @Nullable JsonObject logical(String system, String value, String display) {
        return value.isEmpty()
                ? null
                : new JsonObject()
                        .put("identifier", Systems.identifier(system, value))
                        .put("display", display);
    }

    /** A practitioner as HIS files name them: number of the licence, of social insurance or of the citizen. */
    static @Nullable JsonObject staff(String number) {
        return staff(number, "");
    }

    /** A practitioner whose name may be known; null when there is neither number nor name. */
    static @Nullable JsonObject staff(String number, String name) {
        boolean digits = number.chars().allMatch(Character::isDigit);
        String system =
                switch (digits ? number.length() : 0) {
                    case 10 -> Systems.SOCIAL_INSURANCE;
                    case 12 -> Systems.CITIZEN;
                    default -> Systems.LICENCE;
                };
        return person(system, number, name);
    }

    /** Somebody by number, name or both. */
    private static @Nullable JsonObject person(String system, String number, String name) {
        if (number.isEmpty()) {
            return name.isEmpty() ? null : new JsonObject().put("display", name);
        }
        return logical(system, number, name.isEmpty() ? number : name);
    }

    static JsonArray staff(List<String> numbers) {
        JsonArray all = new JsonArray();
        numbers.forEach(n -> all.add(staff(n)));
        return all;
    }

    /** An extension of ours with a text; null when the text is empty. */
    static @Nullable JsonObject extension(String name, String text) {
        return text.isEmpty() ? null : extension(name, "valueString", new JsonValue.Text(text));
    }

    /** An extension of ours; null when there is no value. */
    static @Nullable JsonObject extension(String name, String type, @Nullable JsonValue value) {
        JsonObject extension =
                new JsonObject().put("url", Systems.EXTENSION + name).put(type, value);
        return extension.get(type).isPresent() ? extension : null;
    }

    /** An extension of ours with a day; with a dateTime where the clock time was sent too. Null when it is neither. */
    static @Nullable JsonObject dated(String name, String text) {
        String time = HisTime.dateTime(text);
        boolean day = time != null && time.equals(HisTime.day(text));
        return extension(name, day ? "valueDate" : "valueDateTime", text(time));
    }

    /**
     * An extension of ours with a day of birth, whose unknown parts are zeros: as much of it as is known, and as text
     * where nothing is.
     */
    static @Nullable JsonObject born(String name, String text) {
        BirthDate birth = BirthDate.parse(text).orElse(new BirthDate(null, null));
        if (birth.dateTime() != null) {
            return extension(name, "valueDateTime", text(birth.dateTime()));
        }
        return birth.date() == null ? extension(name, text) : extension(name, "valueDate", text(birth.date()));
    }

    /** A period from and until days, or times where the clock time was sent too. */
    static JsonObject between(String from, String until) {
        return period(HisTime.dateTime(from), HisTime.dateTime(until));
    }

    /** A disease of the list of traditional medicine. */
    static @Nullable JsonObject traditional(String code) {
        return extension("benh-yhct", "valueCoding", coding("urn:vn:ma-benh-yhct", code));
    }

    /** Father, mother, guardian: a social-insurance number, a name or both; null when there is neither. */
    static @Nullable JsonObject relative(String relation, String number, String name) {
        return extension(relation, "valueReference", person(Systems.SOCIAL_INSURANCE, number, name));
    }

    /** The card of a new-born or donor who has none yet. */
    static @Nullable JsonObject temporaryCard(String number) {
        return number.isEmpty()
                ? null
                : extension("the-tam", "valueIdentifier", Systems.identifier(Systems.INSURANCE_CARD, number));
    }

    static @Nullable JsonValue text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : new JsonValue.Text(text);
    }

    static JsonArray array(@Nullable JsonValue... values) {
        JsonArray all = new JsonArray();
        for (JsonValue value : values) {
            all.add(value);
        }
        return all;
    }

    static JsonObject period(@Nullable String start, @Nullable String end) {
        return new JsonObject().put("start", start).put("end", end);
    }

    /** A quantity with the number as written; null when it is none, or too long for one. Zeros before it are no JSON and fall away. */
    static @Nullable JsonObject quantity(String value, String unit) {
        if (value.length() > LONGEST_NUMBER) {
            return null;
        }
        Matcher number = DECIMAL.matcher(value);
        return number.matches()
                ? new JsonObject()
                        .putNumber("value", number.group(1) + number.group(2))
                        .put("unit", unit)
                : null;
    }
}
