package vn.emr.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The ports of an installation, counted from a base.
 *
 * @param base first port, {@code EMR_PORT_BASE}
 */
record Ports(int base) {

    static final int DEFAULT_BASE = 8080;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_500;

    /** Refuses bases that leave no room. */
    Ports {
        if (base < LOWEST || base > HIGHEST) {
            throw Failure.usage("EMR_PORT_BASE is a number from " + LOWEST + " to " + HIGHEST + ", not " + base);
        }
    }

    static Ports parse(String text) {
        try {
            return new Ports(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw Failure.usage("EMR_PORT_BASE is a number, not '" + text + "'");
        }
    }

    /** Those of a node. */
    NodePorts of(Site site) {
        return new NodePorts(base + site.portOffset());
    }

    int keycloak() {
        return base + 3;
    }

    int keycloakManagement() {
        return base + 5;
    }

    /** Address of a node's realm: the issuer of its tokens. */
    String realmUrl(Site site) {
        return "http://localhost:" + keycloak() + "/realms/" + site.realm();
    }

    /**
     * Makes sure that all of these are free.
     *
     * @param ports what each is for, and its number
     * @throws Failure that names the first which is not
     */
    static void requireFree(Map<String, Integer> ports) {
        ports.forEach((what, port) -> {
            if (isUsed(port)) {
                throw Failure.failed("Port " + port + " (" + what
                        + ") is used by another program. End that, or set EMR_PORT_BASE, the first of fifteen ports,"
                        + " for a new EMR_HOME.");
            }
        });
    }

    private static boolean isUsed(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
