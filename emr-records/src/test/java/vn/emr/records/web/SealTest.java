package vn.emr.records.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] KEY = NodeKey.hmac(new byte[] {1}, "seal");
    private static final byte[] OTHER = NodeKey.hmac(new byte[] {2}, "seal");

    @Test
    void the_secret_may_be_written_in_either_base64_alphabet() {
        assertThat(NodeKey.decoded("-_-_")).isEqualTo(NodeKey.decoded("+/+/")).hasSize(3);
    }

    @Test
    void what_was_sealed_opens_again() {
        assertThat(Seal.open(KEY, Seal.seal(KEY, "Trần Hữu Ẩn 1956"))).contains("Trần Hữu Ẩn 1956");
    }

    @Test
    void a_sealed_text_shows_nothing_and_is_never_the_same() {
        String sealed = Seal.seal(KEY, "tran");
        assertThat(sealed).doesNotContain("tran").matches("[A-Za-z0-9_-]+").isNotEqualTo(Seal.seal(KEY, "tran"));
    }

    @Test
    void anything_else_stays_shut() {
        String sealed = Seal.seal(KEY, "Trần Hữu Ẩn");
        char changed = sealed.charAt(5) == 'A' ? 'B' : 'A';
        assertThat(Seal.open(KEY, sealed.substring(0, 5) + changed + sealed.substring(6)))
                .isEmpty();
        assertThat(Seal.open(OTHER, sealed)).isEmpty();
        for (String text : new String[] {"", "%%", "AAAA"}) {
            assertThat(Seal.open(KEY, text)).isEmpty();
        }
        assertThat(Seal.open(KEY, null)).isEmpty();
    }
}
