package vn.emr.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ContentCodecTest {

    @Property(tries = 200)
    void what_was_compressed_comes_back(@ForAll @Size(max = 5000) byte[] content) {
        assertThat(ContentCodec.decompress(ContentCodec.CURRENT, ContentCodec.compress(content)))
                .isEqualTo(content);
        assertThat(ContentCodec.decompress(ContentCodec.PLAIN, ContentCodec.compressPlain(content)))
                .isEqualTo(content);
    }

    @Property(tries = 200)
    void what_is_no_frame_is_refused(@ForAll @Size(max = 100) byte[] noise) {
        assertThatThrownBy(() -> ContentCodec.decompress(ContentCodec.CURRENT, noise))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_frame_that_was_cut_off_is_refused() {
        byte[] frame = ContentCodec.compress("{\"resourceType\":\"Patient\",\"gender\":\"female\"}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        byte[] cut = java.util.Arrays.copyOf(frame, frame.length - 4);
        assertThatThrownBy(() -> ContentCodec.decompress(ContentCodec.CURRENT, cut))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unknown_dictionary_is_refused() {
        byte[] frame = ContentCodec.compress(new byte[10]);
        assertThatThrownBy(() -> ContentCodec.decompress(99, frame))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99");
    }
}
