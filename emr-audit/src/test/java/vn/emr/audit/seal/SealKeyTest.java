package vn.emr.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.emr.domain.testing.Together;

/** The node's key as files. */
class SealKeyTest {

    private final Path home;

    SealKeyTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void a_key_that_is_there_is_used_again() throws Exception {
        assertThat(SealKey.in(keys()).kid()).isEqualTo(SealKey.in(keys()).kid());
    }

    @Test
    void directory_and_files_are_for_their_owner_only() throws Exception {
        SealKey.in(keys());
        assertThat(mode(keys())).isEqualTo("rwx------");
        try (var files = Files.list(keys())) {
            assertThat(files).hasSize(3).allSatisfy(f -> assertThat(mode(f)).isEqualTo("rw-------"));
        }
    }

    @Test
    void several_that_make_it_at_once_have_the_same_key() throws Exception {
        try (Together together = new Together()) {
            List<String> kids =
                    together.run(Collections.nCopies(6, () -> SealKey.in(keys()).kid()));
            assertThat(new HashSet<>(kids)).hasSize(1);
        }
    }

    @Test
    void several_processes_that_make_it_at_once_have_the_same_key() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            starts.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Start.class.getName(),
                            keys().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        Set<String> kids = new HashSet<>();
        for (Process start : starts) {
            kids.add(new String(start.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            assertThat(start.waitFor()).isZero();
        }
        assertThat(kids).containsExactly(SealKey.in(keys()).kid());
    }

    /** A start of a node, as far as its key goes. */
    static final class Start {

        private Start() {}

        public static void main(String[] arguments) throws Exception {
            System.out.print(SealKey.in(Path.of(arguments[0])).kid());
        }
    }

    @Test
    void what_a_crash_left_half_made_is_made_anew() throws Exception {
        String lost = SealKey.in(keys()).kid();
        Files.delete(keys().resolve(SealKey.PRIVATE_FILE));
        Files.writeString(keys().resolve(SealKey.PRIVATE_FILE + ".new"), "-----BEGIN");
        String made = SealKey.in(keys()).kid();
        assertThat(made).isNotEqualTo(lost).isEqualTo(SealKey.in(keys()).kid());
    }

    @Test
    void files_that_do_not_belong_together_are_not_used() throws Exception {
        SealKey.in(keys());
        Path other = home.resolve("other");
        SealKey.in(other);
        Files.copy(other.resolve(SealKey.PUBLIC_FILE), home.resolve("public"));
        Files.delete(keys().resolve(SealKey.PUBLIC_FILE));
        Files.copy(home.resolve("public"), keys().resolve(SealKey.PUBLIC_FILE));
        assertThatThrownBy(() -> SealKey.in(keys()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("don't belong together");
    }

    @Test
    void a_file_that_holds_no_key_is_told_and_stays() throws Exception {
        SealKey.in(keys());
        Files.writeString(keys().resolve(SealKey.PRIVATE_FILE), "nothing");
        assertThatThrownBy(() -> SealKey.in(keys())).isInstanceOf(IllegalArgumentException.class);
        assertThat(keys().resolve(SealKey.PRIVATE_FILE)).hasContent("nothing");
    }

    private Path keys() {
        return home.resolve("keys");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
