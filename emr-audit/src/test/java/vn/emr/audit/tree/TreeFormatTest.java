package vn.emr.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.store.Hash;

/** Holds tree, events and heads to the vectors of {@code docs/format.md}, which were computed without this code. */
class TreeFormatTest {

    private static final JsonObject VECTORS = load();
    private static final List<String> LEAVES = texts(tree(), "leavesHex");
    private static final List<String> ROOTS = texts(tree(), "roots");

    @Test
    void grows_to_the_same_roots() {
        Frontier tree = new Frontier();
        assertThat(Hash.hex(tree.root())).isEqualTo(ROOTS.get(0));
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(MerkleHash.leaf(hex(LEAVES.get(i))), (level, no, hash) -> {});
            assertThat(Hash.hex(tree.root())).isEqualTo(ROOTS.get(i + 1));
        }
    }

    static Stream<JsonObject> inclusion() {
        return tree().objects("inclusion");
    }

    @ParameterizedTest
    @MethodSource("inclusion")
    void accepts_the_proofs_of_inclusion(JsonObject vector) {
        int leaf = number(vector, "leaf");
        int size = number(vector, "size");
        InclusionProof proof = new InclusionProof(leaf, size, path(vector));
        assertThat(proof.proves(hex(LEAVES.get(leaf)), hex(ROOTS.get(size)))).isTrue();
    }

    static Stream<JsonObject> consistency() {
        return tree().objects("consistency");
    }

    @ParameterizedTest
    @MethodSource("consistency")
    void accepts_the_proofs_of_consistency(JsonObject vector) {
        int first = number(vector, "first");
        int second = number(vector, "second");
        ConsistencyProof proof = new ConsistencyProof(first, second, path(vector));
        assertThat(proof.proves(hex(ROOTS.get(first)), hex(ROOTS.get(second)))).isTrue();
    }

    static Stream<JsonObject> events() {
        return VECTORS.objects("events");
    }

    @ParameterizedTest
    @MethodSource("events")
    void hashes_audit_events(JsonObject vector) {
        LoggedEvent event = event(parse(vector.text("canonical").orElseThrow()));
        assertThat(event.canonical()).isEqualTo(hex(vector.text("canonicalHex").orElseThrow()));
        assertThat(Hash.hex(event.hash())).isEqualTo(vector.text("hash").orElseThrow());
    }

    @Test
    void states_a_head_as_it_is_sealed() {
        JsonObject sealed = parse(VECTORS.text("seal", "head", "payload").orElseThrow());
        assertThat(SealedHead.statement(
                        8,
                        hex(ROOTS.get(8)),
                        Instant.parse("2026-03-01T02:03:05Z"),
                        "province",
                        "019a0000-0000-7000-8000-000000000001"))
                .isEqualTo(sealed);
        assertThat(VECTORS.text("seal", "head", "typ")).contains(SealedHead.TYPE);
    }

    private static LoggedEvent event(JsonObject json) {
        return new LoggedEvent(
                Long.parseLong(json.text("key").orElseThrow()),
                new AuditEvent(
                        Instant.parse(json.text("at").orElseThrow()),
                        json.text("patient").map(UUID::fromString).orElse(null),
                        number(json, "type"),
                        number(json, "outcome"),
                        number(json, "callerKind"),
                        number(json, "basis"),
                        json.text("count").map(Integer::valueOf).orElse(null),
                        orNull(json, "facility"),
                        json.text("account").orElseThrow(),
                        orNull(json, "about"),
                        orNull(json, "detail"),
                        json.text("role").map(Integer::valueOf).orElse(null),
                        json.text("purpose").map(Integer::valueOf).orElse(null)));
    }

    private static @Nullable String orNull(JsonObject json, String name) {
        return json.text(name).orElse(null);
    }

    private static JsonObject tree() {
        return VECTORS.object("tree").orElseThrow();
    }

    private static List<byte[]> path(JsonObject vector) {
        return texts(vector, "path").stream().map(TreeFormatTest::hex).toList();
    }

    /** The texts of an array, empty ones too. */
    private static List<String> texts(JsonObject object, String name) {
        List<String> texts = new ArrayList<>();
        object.get(name).ifPresent(array -> ((JsonArray) array).forEach(v -> texts.add(((JsonValue.Text) v).value())));
        return texts;
    }

    private static int number(JsonObject object, String name) {
        return Integer.parseInt(object.text(name).orElseThrow());
    }

    private static JsonObject parse(String json) {
        return CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static JsonObject load() {
        try (InputStream in =
                Objects.requireNonNull(TreeFormatTest.class.getResourceAsStream("/format/vectors.json"))) {
            return CanonicalJson.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
