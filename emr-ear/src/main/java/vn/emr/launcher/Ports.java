package vn.emr.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of a node, one after the other from a base.
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

    int http() {
        return base;
    }

    int https() {
        return base + 1;
    }

    int management() {
        return base + 2;
    }

    int keycloak() {
        return base + 3;
    }

    int postgres() {
        return base + 4;
    }

    int keycloakManagement() {
        return base + 5;
    }

    /** Address of the node's pages. */
    String url() {
        return "http://localhost:" + http();
    }

    /**
     * Makes sure that all of them are free.
     *
     * @throws Failure that names the first which is not
     */
    void requireFree() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("pages", http());
        all.put("pages over TLS", https());
        all.put("WildFly management", management());
        all.put("Keycloak", keycloak());
        all.put("PostgreSQL", postgres());
        all.put("Keycloak management", keycloakManagement());
        all.forEach((what, port) -> {
            if (isUsed(port)) {
                throw Failure.failed("Port " + port + " (" + what
                        + ") is used by another program. Set EMR_PORT_BASE to the first of six free ports.");
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
