package vn.emr.records.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealerTest {

    private final Sealer sealer = sealer("key of this node");

    @Test
    void what_was_sealed_opens_again() {
        assertThat(sealer.open(sealer.seal("Trần Hữu Ẩn 1956"))).contains("Trần Hữu Ẩn 1956");
    }

    @Test
    void a_sealed_text_shows_nothing_and_is_never_the_same() {
        String sealed = sealer.seal("tran");
        assertThat(sealed).doesNotContain("tran").matches("[A-Za-z0-9_-]+").isNotEqualTo(sealer.seal("tran"));
    }

    @Test
    void anything_else_stays_shut() {
        String sealed = sealer.seal("Trần Hữu Ẩn");
        char last = sealed.charAt(5) == 'A' ? 'B' : 'A';
        assertThat(sealer.open(sealed.substring(0, 5) + last + sealed.substring(6)))
                .isEmpty();
        assertThat(sealer("another").open(sealed)).isEmpty();
        assertThat(sealer.open("")).isEmpty();
        assertThat(sealer.open("%%")).isEmpty();
        assertThat(sealer.open("AAAA")).isEmpty();
        assertThat(sealer.open(null)).isEmpty();
    }

    private static Sealer sealer(String secret) {
        Sealer sealer = new Sealer();
        sealer.key = new NodeKey();
        sealer.key.secret = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        return sealer;
    }
}
