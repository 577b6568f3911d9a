package vn.emr.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    @Property(tries = 100)
    void what_was_written_is_read_back(@ForAll("objects") JsonObject object) {
        assertThat(CanonicalJson.parse(CanonicalJson.write(object))).isEqualTo(object);
    }

    @Property(tries = 100)
    void writing_again_gives_the_same_bytes(@ForAll("objects") JsonObject object) {
        byte[] once = CanonicalJson.write(object);
        assertThat(CanonicalJson.write(CanonicalJson.parse(once))).isEqualTo(once);
    }

    @Property(tries = 200)
    void the_bytes_are_those_of_Jackson(@ForAll("objects") JsonObject object) throws IOException {
        assertThat(CanonicalJson.write(object)).isEqualTo(byJackson(object));
    }

    @Test
    void every_character_is_written_as_Jackson_does() throws IOException {
        for (int plane = 0; plane <= Character.MAX_CODE_POINT; plane += 0x1000) {
            JsonObject object = new JsonObject().put("all", characters(plane, plane + 0x1000));
            assertThat(CanonicalJson.write(object)).isEqualTo(byJackson(object));
        }
    }

    private static String characters(int from, int to) {
        return IntStream.range(from, to)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Half a pair would be written as something that is read back as another text. */
    @ParameterizedTest
    @ValueSource(strings = {"a\uD83C", "\uDFE5b", "\uDFE5\uD83C"})
    void half_of_a_surrogate_pair_is_refused(String text) {
        JsonObject object = new JsonObject().put("a", text);
        assertThatThrownBy(() -> CanonicalJson.write(object)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] byJackson(JsonValue value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JACKSON.createGenerator(out)) {
            byJackson(generator, value);
        }
        return out.toByteArray();
    }

    private static void byJackson(JsonGenerator out, JsonValue value) throws IOException {
        if (value instanceof JsonObject object) {
            out.writeStartObject();
            for (var property : object.properties().entrySet()) {
                out.writeFieldName(property.getKey());
                byJackson(out, property.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof JsonArray array) {
            out.writeStartArray();
            for (JsonValue element : array) {
                byJackson(out, element);
            }
            out.writeEndArray();
        } else if (value instanceof JsonValue.Text text) {
            out.writeString(text.value());
        } else if (value instanceof JsonValue.Numeral number) {
            out.writeRawValue(number.text());
        } else if (value instanceof JsonValue.Bool bool) {
            out.writeBoolean(bool.value());
        }
    }

    @Property(tries = 100)
    void the_order_of_putting_makes_no_difference(@ForAll("names") List<String> names) {
        JsonObject forward = new JsonObject();
        names.forEach(n -> forward.put(n, n + "x"));
        JsonObject backward = new JsonObject();
        List<String> reversed = new ArrayList<>(names);
        java.util.Collections.reverse(reversed);
        reversed.forEach(n -> backward.put(n, n + "x"));
        assertThat(CanonicalJson.write(forward)).isEqualTo(CanonicalJson.write(backward));
        assertThat(new ArrayList<>(forward.properties().keySet())).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.00", "0.10", "-0.5E+10", "100000000000000000000.000000000000001", "0"})
    void a_number_keeps_its_text(String number) {
        byte[] json = ("{\"value\":" + number + '}').getBytes(StandardCharsets.UTF_8);
        assertThat(CanonicalJson.write(CanonicalJson.parse(json))).isEqualTo(json);
        assertThat(CanonicalJson.parse(json).text("value")).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,5", "01", "+1", "1.", ".5", "NaN", "1 ", "1}", "5\",\"x\":\"", "١"})
    void what_is_no_number_is_not_written_as_one(String text) {
        assertThatThrownBy(() -> new JsonValue.Numeral(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_property_twice_is_refused() {
        assertThatThrownBy(
                        () -> CanonicalJson.parse("{\"a\":1,\"b\":{\"c\":1,\"c\":2}}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nesting_has_a_limit() {
        String deep = "{\"a\":".repeat(101) + "1" + "}".repeat(101);
        assertThatThrownBy(() -> CanonicalJson.parse(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_empty_is_left_out() {
        JsonObject object = new JsonObject()
                .put("a", new JsonObject())
                .put("b", new JsonArray())
                .put("c", "")
                .put("d", (String) null)
                .put("e", "x");
        assertThat(object).hasToString("{\"e\":\"x\"}");
    }

    @Provide
    Arbitrary<List<String>> names() {
        return name().list().ofMinSize(2).ofMaxSize(8).uniqueElements();
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        return objects(2);
    }

    private static Arbitrary<JsonObject> objects(int depth) {
        return Arbitraries.maps(name(), value(depth)).ofMinSize(1).ofMaxSize(5).map(m -> {
            JsonObject object = new JsonObject();
            m.forEach(object::put);
            return object;
        });
    }

    private static Arbitrary<JsonValue> value(int depth) {
        Arbitrary<JsonValue> scalar = Arbitraries.oneOf(
                text().map(JsonValue.Text::new),
                Arbitraries.bigDecimals().map(d -> new JsonValue.Numeral(d.toString())),
                Arbitraries.of(true, false).map(JsonValue.Bool::new));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<JsonValue> array =
                value(depth - 1).list().ofMinSize(1).ofMaxSize(4).map(l -> JsonArray.of(l.toArray(JsonValue[]::new)));
        return Arbitraries.oneOf(scalar, array, objects(depth - 1).map(o -> o));
    }

    private static Arbitrary<String> name() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(8);
    }

    /** Text without halves of surrogate pairs, which are no characters. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withCharRange('\0', '\u00ff')
                .withCharRange('\u1ea0', '\u1ef9')
                .withChars('\u2028', '\ufeff', '\uffff')
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(s -> s + "🏥");
    }
}
