package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void counts_six_ports_from_the_base() {
        Ports ports = Ports.parse(" 9000 ");

        assertThat(List.of(
                        ports.http(),
                        ports.https(),
                        ports.management(),
                        ports.keycloak(),
                        ports.postgres(),
                        ports.keycloakManagement()))
                .containsExactly(9000, 9001, 9002, 9003, 9004, 9005);
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
            Ports ports = new Ports(other.getLocalPort() - 3);

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()))
                    .hasMessageContaining("Keycloak");
        }
    }
}
