package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** What users and scripts rely on when nothing runs: exit codes, one line, nothing left behind. */
class LauncherTest {

    private final Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    LauncherTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThat(run("fly")).isEqualTo(Launcher.USAGE);
        assertThat(errors()).contains("'fly'");
        assertThat(run()).isEqualTo(Launcher.USAGE);
        assertThat(run("start", "--fast")).isEqualTo(Launcher.USAGE);
        assertThat(run("token")).isEqualTo(Launcher.USAGE);
        assertThat(run("token", "doctor", "--node", "bachmai")).isEqualTo(Launcher.USAGE);
    }

    @Test
    void says_that_nothing_runs() {
        assertThat(run("stop")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(run("token", "doctor")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(run("verify")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(run("bench", "his")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(errors().lines()).hasSize(4).allMatch(l -> l.contains("not running"));
    }

    @Test
    void tells_machines_the_state_of_the_node() {
        environment.put("EMR_PORT_BASE", "18980");

        assertThat(run("status", "--json")).isEqualTo(Launcher.NOT_RUNNING);

        JsonObject node = CanonicalJson.parse(out.toByteArray()).object("nodes").orElseThrow();
        assertThat(node.toString())
                .isEqualTo("{\"healthy\":false,\"name\":\"province\",\"url\":\"http://localhost:18980\"}");
    }

    @Test
    void starts_nothing_while_another_program_has_one_of_the_ports() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("EMR_PORT_BASE", Integer.toString(other.getLocalPort() - 4));

            assertThat(run("start")).isEqualTo(Launcher.FAILED);
        }
        assertThat(errors().lines()).singleElement().asString().contains("PostgreSQL");
        assertThat(home().resolve("province")).doesNotExist();
    }

    @Test
    void resets_only_after_a_yes() {
        assertThat(run("reset")).as("nothing there").isEqualTo(Launcher.DONE);
        new Home(home()).remember("port-base", "18980");

        assertThat(run("reset", "--yes")).isEqualTo(Launcher.DONE);

        assertThat(Files.exists(home())).isFalse();
    }

    @Test
    void keeps_the_ports_of_an_installation() {
        new Home(home()).remember("port-base", "18980");
        environment.put("EMR_PORT_BASE", "19980");

        assertThat(run("status")).isEqualTo(Launcher.USAGE);
        assertThat(errors()).contains("18980", "19980");
    }

    private Path home() {
        return directory.resolve("home");
    }

    private int run(String... arguments) {
        environment.put("EMR_HOME", home().toString());
        return Launcher.run(environment, new Project(directory.resolve("target")), print(out), print(err), arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
