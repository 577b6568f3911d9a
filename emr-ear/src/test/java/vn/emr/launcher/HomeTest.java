package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    private final Path directory;

    HomeTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void makes_a_secret_once_and_keeps_it_from_others() throws IOException {
        Home home = new Home(directory.resolve("home"));

        String secret = home.secret("web");

        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(new Home(home.root()).secret("web")).isEqualTo(secret);
        assertThat(home.secret("form-key")).isNotEqualTo(secret);
        assertThat(mode(home.root().resolve("secrets/web"))).isEqualTo("rw-------");
        assertThat(mode(home.root())).isEqualTo("rwx------");
    }

    @Test
    void keeps_the_secrets_of_each_node_apart() throws IOException {
        Home home = new Home(directory.resolve("home"));

        String secret = home.secret("bachmai", "emr_app");

        assertThat(home.secret("province", "emr_app")).isNotEqualTo(secret);
        assertThat(home.secret("emr_app")).isNotEqualTo(secret);
        assertThat(mode(home.root().resolve("bachmai/secrets/emr_app"))).isEqualTo("rw-------");
    }

    @Test
    void gives_the_province_what_an_older_installation_has() {
        Home home = new Home(directory.resolve("home"));
        String password = home.secret("emr_owner");
        String keycloak = home.secret("keycloak");

        home.adopt();
        home.adopt();

        assertThat(home.secret("province", "emr_owner")).isEqualTo(password);
        assertThat(home.secret("keycloak")).isEqualTo(keycloak);
        assertThat(home.root().resolve("secrets/emr_owner")).doesNotExist();
    }

    @Test
    void deletes_what_it_made_and_nothing_else() throws IOException {
        Home home = new Home(directory.resolve("home"));
        home.remember("port-base", "8080");
        home.secret("web");
        Path foreign = Files.writeString(home.root().resolve("thesis.txt"), "mine");

        home.clear();

        assertThat(home.root()).isDirectoryContaining(foreign::equals);
        assertThat(home.fact("port-base")).isEmpty();
        Files.delete(foreign);
        home.clear();
        assertThat(home.root()).doesNotExist();
    }

    @Test
    void remembers_facts() {
        Home home = new Home(directory.resolve("home"));

        assertThat(home.fact("port-base")).isEmpty();
        home.remember("port-base", "8080");
        home.remember("port-base", "9080");

        assertThat(new Home(home.root()).fact("port-base")).isEqualTo("9080");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
