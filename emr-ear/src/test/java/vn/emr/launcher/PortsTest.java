package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    private final Path directory;

    PortsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void counts_the_ports_of_each_node_and_of_keycloak_from_the_base() {
        Installation installation =
                new Installation(new Home(directory), Ports.parse(" 9000 "), new Project(directory));

        Map<String, List<Integer>> ports = installation.parts().stream()
                .collect(Collectors.toMap(
                        Part::name, p -> p.ports().values().stream().sorted().toList()));

        assertThat(ports)
                .containsOnly(
                        Map.entry("province-postgresql", List.of(9004)),
                        Map.entry("keycloak", List.of(9003, 9005)),
                        Map.entry("province-wildfly", List.of(9000, 9001, 9002)),
                        Map.entry("bachmai-postgresql", List.of(9014)),
                        Map.entry("bachmai-wildfly", List.of(9010, 9011, 9012)));
    }

    @Test
    void refuses_a_base_that_is_no_number_or_leaves_no_room() {
        for (String base : List.of("abc", "80", "65535", "")) {
            assertThatThrownBy(() -> Ports.parse(base))
                    .as(base)
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.exitCode()).isEqualTo(Launcher.USAGE))
                    .hasMessageContaining("EMR_PORT_BASE");
        }
    }

    @Test
    void names_the_port_that_another_program_has() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(Map.of("Keycloak", other.getLocalPort())))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()))
                    .hasMessageContaining("Keycloak");
        }
    }
}
