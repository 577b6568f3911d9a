package vn.emr.domain.content;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object of a FHIR resource, its properties sorted as FHIR's canonical form wants them. */
public final class JsonObject implements JsonValue {

    private final SortedMap<String, JsonValue> properties = new TreeMap<>();

    /** A new resource of this type. */
    public static JsonObject resource(String type) {
        return new JsonObject().put("resourceType", type);
    }

    /** Sets the property; null and what is empty are left out, as FHIR forbids both. */
    public JsonObject put(String name, @Nullable JsonValue value) {
        if (value != null && !isEmpty(value)) {
            properties.put(name, value);
        }
        return this;
    }

    /** Sets the property to a text unless it is null or empty. */
    public JsonObject put(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? this : put(name, new Text(text));
    }

    /** Sets the property to a number exactly as written, unless it is null or empty. */
    public JsonObject putNumber(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? this : put(name, new Numeral(text));
    }

    /** Sets the property to true or false. */
    public JsonObject put(String name, boolean value) {
        return put(name, new Bool(value));
    }

    /** Takes the property out. */
    public JsonObject remove(String name) {
        properties.remove(name);
        return this;
    }

    /** The properties in canonical order. */
    public Map<String, JsonValue> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /** The properties themselves, for whoever only reads them: every read through a view costs. */
    SortedMap<String, JsonValue> sorted() {
        return properties;
    }

    /** The property as it is. */
    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** The text, or the digits of the number, at this path of property names; arrays give their first element. */
    public Optional<String> text(String... path) {
        return at(path).flatMap(JsonObject::scalar);
    }

    private static Optional<String> scalar(JsonValue value) {
        if (value instanceof Text t) {
            return Optional.of(t.value());
        }
        return value instanceof Numeral n ? Optional.of(n.text()) : Optional.empty();
    }

    /** The object at this path; arrays give their first element. */
    public Optional<JsonObject> object(String... path) {
        return at(path).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /** The objects in the array of this name; none when absent. */
    public Stream<JsonObject> objects(String name) {
        return properties.get(name) instanceof JsonArray a ? a.objects() : Stream.empty();
    }

    private Optional<JsonValue> at(String... path) {
        JsonValue value = this;
        for (String name : path) {
            JsonValue next = value instanceof JsonObject o ? o.properties.get(name) : null;
            value = next instanceof JsonArray a ? (a.isEmpty() ? null : a.get(0)) : next;
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    /** A copy that shares no object with this one. */
    public JsonObject copy() {
        return CanonicalJson.parse(CanonicalJson.write(this));
    }

    static boolean isEmpty(JsonValue value) {
        return (value instanceof JsonObject o && o.properties.isEmpty())
                || (value instanceof JsonArray a && a.isEmpty());
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof JsonObject other && other.properties.equals(properties);
    }

    @Override
    public int hashCode() {
        return properties.hashCode();
    }

    @Override
    public String toString() {
        return new String(CanonicalJson.write(this), StandardCharsets.UTF_8);
    }
}
