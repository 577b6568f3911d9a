package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeKeysTest {

    private final Home home;
    private final NodeFiles files;
    private final NodeKeys province;
    private final NodeKeys bachmai;

    NodeKeysTest(@TempDir Path directory) {
        this.home = new Home(directory.resolve("home"));
        this.files = new NodeFiles(home, Site.PROVINCE);
        this.province = new NodeKeys(files);
        this.bachmai = new NodeKeys(new NodeFiles(home, Site.BACHMAI));
    }

    @Test
    void makes_a_pair_once_that_says_whose_it_is_and_that_it_is_a_demos() {
        province.make();
        X509Certificate certificate = (X509Certificate) province.certificate();
        province.make();

        assertThat(province.certificate()).isEqualTo(certificate);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=province,O=EMR demo");
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
    }

    @Test
    void trusts_itself_and_its_partner_and_whom_a_person_has_let_in() throws Exception {
        province.make();
        bachmai.make();
        province.trust(bachmai);
        assertThat(trusted()).containsExactly("bachmai", "province");

        letIn("hospital", bachmai.certificate());
        province.trust(bachmai);

        assertThat(trusted()).containsExactly("bachmai", "hospital", "province");
    }

    @Test
    void trusts_the_new_certificate_of_a_partner_whose_keys_were_made_again() throws Exception {
        province.make();
        bachmai.make();
        province.trust(bachmai);
        Files.delete(home.root().resolve("bachmai/keys/tls.p12"));
        bachmai.make();

        province.trust(bachmai);

        assertThat(store().getCertificate("bachmai")).isEqualTo(bachmai.certificate());
    }

    @Test
    void keeps_others_out() throws IOException {
        province.make();
        bachmai.make();
        province.trust(bachmai);

        Path keys = home.root().resolve("province/keys");
        assertThat(mode(keys)).isEqualTo("rwx------");
        try (Stream<Path> all = Files.list(keys)) {
            assertThat(all).hasSize(2).allMatch(f -> mode(f).equals("rw-------"));
        }
    }

    private List<String> trusted() throws Exception {
        return Collections.list(store().aliases()).stream().sorted().toList();
    }

    private void letIn(String alias, Certificate certificate) throws Exception {
        KeyStore store = store();
        store.setCertificateEntry(alias, certificate);
        try (var out = Files.newOutputStream(trustFile())) {
            store.store(out, password());
        }
    }

    private KeyStore store() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(trustFile())) {
            store.load(in, password());
        }
        return store;
    }

    private Path trustFile() {
        return home.root().resolve("province/keys/trust.p12");
    }

    private char[] password() {
        return files.secret("tls").toCharArray();
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
