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
    private boolean givenUp;

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
     * or the user presses Ctrl-C, nothing is left running.
     */
    void start(PrintStream out, Runnable whenUp) {
        Thread undo = new Thread(this::giveUp);
        Runtime.getRuntime().addShutdownHook(undo);
        boolean up = false;
        try {
            startParts(out);
            whenUp.run();
            up = true;
        } finally {
            if (!up) {
                giveUp();
            }
            forget(undo);
        }
    }

    private static void forget(Thread undo) {
        try {
            Runtime.getRuntime().removeShutdownHook(undo);
        } catch (IllegalStateException e) {
            // This process is ending already, and what would be forgotten is at work.
            return;
        }
    }

    /** While things are being stopped, a thread that is still preparing must not start the next one. */
    private synchronized void begin(Part part) {
        if (givenUp) {
            throw Failure.failed("Given up.");
        }
        part.start();
    }

    /** Once only: after Ctrl-C, the start that is being undone fails by itself and would undo it again. */
    private synchronized void giveUp() {
        if (!givenUp) {
            givenUp = true;
            stop();
        }
    }

    private void startParts(PrintStream out) {
        out.println("Preparing PostgreSQL and Keycloak (the first time takes a minute or two) …");
        CompletableFuture<Void> keycloakReady = CompletableFuture.runAsync(() -> keycloak.prepare(project));
        postgres.prepare(project);
        begin(postgres);
        out.println("Bringing the database up to date …");
        new Schema(home, postgres).bringUpToDate();
        out.println("Starting WildFly …");
        begin(wildFly);
        join(keycloakReady);
        out.println("Starting Keycloak …");
        begin(keycloak);
        keycloak.await(home, PATIENCE);
        wildFly.await(home, PATIENCE);
    }

    private static void join(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Ends its programs, the database last. */
    void stop() {
        wildFly.stop();
        keycloak.stop();
        postgres.stop();
    }
}
