package vn.emr.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** Holds seals to the vectors of {@code docs/format.md}, which were computed without this code. */
class SealFormatTest {

    private static final JsonObject VECTORS = load();
    private static final ECPublicKey KEY = PublicKeys.ofDer(HexFormat.of().parseHex(text("key", "spkiHex")));

    @ParameterizedTest
    @ValueSource(strings = {"statement", "head"})
    void opens_a_seal_that_was_made_elsewhere(String name) {
        TrustKeys keys = new TrustKeys(List.of(
                new TrustKey("elsewhere", text("key", "kid"), KEY, Instant.parse("2026-03-01T00:00:00Z"), null, null)));
        Sealed opened = keys.open(text(name, "jws"), text(name, "typ"));
        assertThat(opened.payload()).hasToString(text(name, "payload"));
        assertThat(opened.kid()).isEqualTo(PublicKeys.kid(KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "head"})
    void signs_the_same_bytes(String name) throws Exception {
        ECPrivateKeySpec number = new ECPrivateKeySpec(new BigInteger(text("key", "privateHex"), 16), KEY.getParams());
        PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(number);
        JsonObject payload = CanonicalJson.parse(text(name, "payload").getBytes(StandardCharsets.UTF_8));
        String own = Jws.sign(text(name, "typ"), payload, text("key", "kid"), key);
        String vector = text(name, "jws");
        assertThat(own.substring(0, own.lastIndexOf('.'))).isEqualTo(vector.substring(0, vector.lastIndexOf('.')));
        assertThat(Jws.read(own, text(name, "typ")).isSignedBy(KEY)).isTrue();
    }

    private static String text(String... path) {
        return VECTORS.text(path).orElseThrow();
    }

    private static JsonObject load() {
        try (InputStream in =
                Objects.requireNonNull(SealFormatTest.class.getResourceAsStream("/format/vectors.json"))) {
            return CanonicalJson.parse(in.readAllBytes()).object("seal").orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
