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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(run("token", "doctor", "--node", "nowhere")).isEqualTo(Launcher.USAGE);
        assertThat(run("kill")).isEqualTo(Launcher.USAGE);
        assertThat(run("kill", "wildfly")).isEqualTo(Launcher.USAGE);
        assertThat(errors()).contains("province-wildfly");
        assertThat(run("sql", "nowhere", "select 1")).isEqualTo(Launcher.USAGE);
        assertThat(run("records", "export")).isEqualTo(Launcher.USAGE);
        assertThat(run("heads", "export")).isEqualTo(Launcher.USAGE);
        assertThat(run("heads", "export", "file", "--node", "nowhere")).isEqualTo(Launcher.USAGE);
        assertThat(run("logs", "nothing")).isEqualTo(Launcher.USAGE);
    }

    @Test
    void says_that_nothing_runs() {
        assertThat(run("stop")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(run("token", "doctor")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(run("verify")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(run("bench", "his")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(run("kill", "bachmai-wildfly")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(run("sql", "bachmai", "select 1")).isEqualTo(Launcher.NOT_RUNNING);
        assertThat(errors().lines()).hasSize(6).allMatch(l -> l.contains("not running"));
    }

    @Test
    void starts_no_part_of_what_was_never_made() {
        assertThat(run("start", "keycloak")).isEqualTo(Launcher.FAILED);
        assertThat(errors().lines()).singleElement().asString().contains("keycloak", "./emr start");
    }

    @Test
    void tells_machines_the_state_of_each_node() {
        environment.put("EMR_PORT_BASE", "18980");

        assertThat(run("status", "--json")).isEqualTo(Launcher.NOT_RUNNING);

        assertThat(CanonicalJson.parse(out.toByteArray()).objects("nodes").map(JsonObject::toString))
                .containsExactly(
                        "{\"healthy\":false,\"name\":\"province\",\"url\":\"http://localhost:18980\"}",
                        "{\"healthy\":false,\"name\":\"bachmai\",\"url\":\"http://localhost:18990\"}");
    }

    @ParameterizedTest
    @CsvSource({"4, province-postgresql", "14, bachmai-postgresql", "11, bachmai over TLS"})
    void starts_nothing_while_another_program_has_one_of_the_ports(int offset, String what) throws IOException {
        try (ServerSocket other = new ServerSocket(freeBase() + offset, 1, InetAddress.getLoopbackAddress())) {
            environment.put("EMR_PORT_BASE", Integer.toString(other.getLocalPort() - offset));

            assertThat(run("start")).isEqualTo(Launcher.FAILED);
        }
        assertThat(errors().lines()).singleElement().asString().contains(what);
        assertThat(home().resolve("province")).doesNotExist();
        assertThat(home().resolve("bachmai")).doesNotExist();
    }

    /** Fifteen free ports, below those that the kernel hands out: of these, anybody may have a neighbour. */
    private static int freeBase() {
        return IntStream.iterate(20_000, base -> base < 32_000, base -> base + 15)
                .filter(base -> IntStream.range(base, base + 15).allMatch(LauncherTest::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
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
