package vn.emr.domain.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An array of a FHIR resource; order matters, and it never holds null. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {

    private final List<JsonValue> values = new ArrayList<>();

    /** An array of these values. */
    public static JsonArray of(JsonValue... values) {
        JsonArray array = new JsonArray();
        for (JsonValue v : values) {
            array.add(v);
        }
        return array;
    }

    /** Adds the value; null and what is empty are left out, as FHIR forbids both. */
    public JsonArray add(@Nullable JsonValue value) {
        if (value != null && !JsonObject.isEmpty(value)) {
            values.add(value);
        }
        return this;
    }

    /** Adds the text unless it is null or empty. */
    public JsonArray add(@Nullable String text) {
        return text == null || text.isEmpty() ? this : add(new Text(text));
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** How many values. */
    public int size() {
        return values.size();
    }

    JsonValue get(int index) {
        return values.get(index);
    }

    /** The objects in it, in order. */
    public Stream<JsonObject> objects() {
        return values.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /** The texts in it, in order. */
    public Stream<String> texts() {
        return values.stream().filter(Text.class::isInstance).map(v -> ((Text) v).value());
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return Collections.unmodifiableList(values).iterator();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof JsonArray a && a.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return new String(CanonicalJson.write(this), StandardCharsets.UTF_8);
    }
}
