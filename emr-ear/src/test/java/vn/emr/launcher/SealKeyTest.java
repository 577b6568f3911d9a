package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeyTest {

    /** The P-256 key of RFC 7517, appendix A.1, in the form that OpenSSL writes. */
    private static final String RFC_7517 = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMKBCTNIcKUSDii11ySs3526iDZ8A
            iTo7Tu6KPAqv7D7gS2XpJFbZiItSs3m9+9Ue6GnvHw/GW2ZZaVtszggXIw==
            -----END PUBLIC KEY-----
            """;

    private final Path file;

    SealKeyTest(@TempDir Path directory) {
        this.file = directory.resolve("seal.pub.pem");
    }

    @Test
    void is_known_by_its_thumbprint() throws IOException {
        Files.writeString(file, RFC_7517);

        SealKey key = SealKey.read(file);

        assertThat(key.kid()).isEqualTo("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
        assertThat(key.encoded()).hasSize(91);
        assertThat(key.since()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
    }

    @Test
    void refuses_what_is_no_key() throws IOException {
        Files.writeString(file, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");

        assertThatThrownBy(() -> SealKey.read(file)).isInstanceOf(Failure.class).hasMessageContaining("seal.pub.pem");
    }
}
