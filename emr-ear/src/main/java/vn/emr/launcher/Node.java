package vn.emr.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A node: PostgreSQL, Keycloak and WildFly with the EAR, started and stopped together. */
public final class Node {

    static final String NAME = "province";
    static final String REALM = "emr-province";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Home home;
    private final Ports ports;
    private final Project project;
    private final PostgresPart postgres;
    private final KeycloakPart keycloak;
    private final WildFlyPart wildFly;

    Node(Home home, Ports ports, Project project) {
        this.home = home;
        this.ports = ports;
        this.project = project;
        this.postgres = new PostgresPart(home, ports);
        this.keycloak = new KeycloakPart(home, ports);
        this.wildFly = new WildFlyPart(home, ports, project);
    }

    /** Address of the realm: the issuer of its tokens. */
    static String realmUrl(Ports ports) {
        return "http://localhost:" + ports.keycloak() + "/realms/" + REALM;
    }

    Ports ports() {
        return ports;
    }

    PostgresPart postgres() {
        return postgres;
    }

    /** Its programs, in the order in which they depend on each other. */
    List<Part> parts() {
        return List.of(postgres, keycloak, wildFly);
    }

    boolean running() {
        return parts().stream().allMatch(Part::running);
    }

    boolean healthy() {
        return parts().stream().allMatch(Part::healthy);
    }

    /**
     * Starts what doesn't run, waits until all of it answers and does what has to be done then. When something fails,
     * nothing is left running.
     */
    void start(PrintStream out, Runnable whenUp) {
        try {
            startParts(out);
            whenUp.run();
        } catch (Failure failure) {
            stop();
            throw failure;
        }
    }

    private void startParts(PrintStream out) {
        out.println("Preparing PostgreSQL and Keycloak (the first time takes a minute or two) …");
        CompletableFuture<Void> keycloakReady = CompletableFuture.runAsync(() -> keycloak.prepare(project));
        postgres.prepare(project);
        postgres.start();
        out.println("Bringing the database up to date …");
        new Schema(home, postgres).bringUpToDate();
        out.println("Starting WildFly …");
        wildFly.start();
        join(keycloakReady);
        out.println("Starting Keycloak …");
        keycloak.start();
        keycloak.await(home, PATIENCE);
        wildFly.await(home, PATIENCE);
    }

    private static void join(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Ends its programs, WildFly first. */
    void stop() {
        wildFly.stop();
        keycloak.stop();
        postgres.stop();
    }
}
