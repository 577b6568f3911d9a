package vn.emr.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** Holds the brief form on the line to the vectors of {@code docs/format.md}, which were computed without this code. */
class BriefFormatTest {

    private static final JsonObject VECTORS = load();

    @Test
    void writes_out_the_head_that_was_sealed() {
        Brief brief = Brief.read(text("witness", "headBrief"));
        assertThat(brief.head("province").jws()).isEqualTo(text("seal", "head", "jws"));
        assertThat(brief.text()).isEqualTo(text("witness", "headBrief"));
    }

    @Test
    void writes_out_what_the_witness_sealed() {
        Brief brief = Brief.read(text("witness", "brief"));
        assertThat(brief.witness("bachmai")).isEqualTo(text("witness", "jws"));
        assertThat(Brief.WITNESS).isEqualTo(text("witness", "typ"));
        assertThat(brief.witness("somebody")).isNotEqualTo(text("witness", "jws"));
    }

    @Test
    void makes_the_brief_form_of_what_was_sealed() {
        Brief brief = Brief.read(text("witness", "headBrief"));
        assertThat(Brief.of(brief.head("province"), brief.origin()).text()).isEqualTo(brief.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3", "x", "1.1.a.b.c.d"})
    void refuses_what_is_none(String text) {
        assertThatThrownBy(() -> Brief.read(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Contact.of(name -> text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(String... path) {
        return VECTORS.text(path).orElseThrow();
    }

    private static JsonObject load() {
        try (InputStream in = BriefFormatTest.class.getResourceAsStream("/format/vectors.json")) {
            if (in == null) {
                throw new AssertionError("no vectors");
            }
            return CanonicalJson.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
