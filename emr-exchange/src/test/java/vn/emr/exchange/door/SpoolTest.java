package vn.emr.exchange.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body is taken whole from the line, or as far as shows that it is too large. */
class SpoolTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 1000", "1048576, 1048576", "3000000, 3000000", "3000002, 3000001", "4000000, 3000001"})
    void gives_the_body_back_up_to_one_byte_beyond_the_limit(int sent, int kept) throws IOException {
        byte[] body = new byte[sent];
        new Random(1).nextBytes(body);
        try (Spool spool = Spool.of(new ByteArrayInputStream(body), 3_000_000);
                InputStream again = spool.open()) {
            assertThat(again.readAllBytes()).hasSize(kept).isEqualTo(Arrays.copyOf(body, kept));
        }
    }
}
