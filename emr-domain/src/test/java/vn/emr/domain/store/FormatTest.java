package vn.emr.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** Holds the code to the vectors of {@code docs/format.md}, which were computed without it. */
class FormatTest {

    private static final JsonObject VECTORS = load();

    static Stream<JsonObject> canonical() {
        return VECTORS.objects("canonical");
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void writes_canonical_json_byte_for_byte(JsonObject vector) {
        byte[] input = hex(vector, "inputHex");
        assertThat(CanonicalJson.write(CanonicalJson.parse(input))).isEqualTo(hex(vector, "canonicalHex"));
    }

    static Stream<String> refused() {
        return ((JsonArray) VECTORS.get("refused").orElseThrow()).texts();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_what_has_no_canonical_form(String input) {
        byte[] json = HexFormat.of().parseHex(input);
        assertThatThrownBy(() -> CanonicalJson.parse(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void begins_a_stream_with_its_genesis() {
        StreamId stream = stream(parse(text(VECTORS, "stream", "canonical")));
        assertThat(Hash.hex(stream.genesis())).isEqualTo(text(VECTORS, "stream", "genesis"));
    }

    @Test
    void hashes_and_chains_entries() {
        List<JsonObject> entries = VECTORS.objects("entries").toList();
        String previous = text(VECTORS, "stream", "genesis");
        for (JsonObject vector : entries) {
            EntryHeader header = header(parse(text(vector, "header")));
            assertThat(Hash.hex(header.previousHash())).isEqualTo(previous);
            assertThat(header.canonical()).isEqualTo(hex(vector, "headerHex"));
            assertThat(Hash.hex(header.hash())).isEqualTo(text(vector, "entryHash"));
            previous = text(vector, "entryHash");
        }
        assertThat(entries).hasSize(3);
    }

    static Stream<JsonObject> entries() {
        return VECTORS.objects("entries");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void hashes_content_under_its_salt(JsonObject vector) {
        byte[] content = hex(vector, "contentHex");
        assertThat(Hash.hex(EntryHeader.contentHash(hex(vector, "saltHex"), content)))
                .isEqualTo(text(vector, "contentHash"));
        assertThat(CanonicalJson.write(CanonicalJson.parse(content))).isEqualTo(content);
    }

    private static EntryHeader header(JsonObject json) {
        return new EntryHeader(
                Integer.parseInt(text(json, "format")),
                text(json, "entry"),
                stream(json),
                Integer.parseInt(text(json, "sequence")),
                text(json, "resourceType"),
                UUID.fromString(text(json, "logicalId")),
                Integer.parseInt(text(json, "version")),
                text(json, "author"),
                json.text("effective").map(Instant::parse).orElse(null),
                Instant.parse(text(json, "recorded")),
                Source.valueOf(text(json, "source")),
                hex(json, "contentHash"),
                hex(json, "previousHash"));
    }

    private static StreamId stream(JsonObject json) {
        return new StreamId(
                UUID.fromString(text(json, "origin")),
                UUID.fromString(text(json, "stream")),
                StreamKind.valueOf(text(json, "streamKind")),
                text(json, "custodian"));
    }

    private static JsonObject parse(String json) {
        return CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonObject object, String... path) {
        return object.text(path).orElseThrow();
    }

    private static byte[] hex(JsonObject object, String name) {
        return HexFormat.of().parseHex(text(object, name));
    }

    private static JsonObject load() {
        try (InputStream in = Objects.requireNonNull(FormatTest.class.getResourceAsStream("/format/vectors.json"))) {
            return CanonicalJson.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
