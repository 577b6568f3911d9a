package vn.emr.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All that {@code ./emr} runs on a machine: the nodes, and the Keycloak that they share. */
final class Installation {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Home home;
    private final Ports ports;
    private final Project project;
    private final List<Node> nodes;
    private final KeycloakPart keycloak;

    Installation(Home home, Ports ports, Project project) {
        this.home = home;
        this.ports = ports;
        this.project = project;
        this.nodes = Arrays.stream(Site.values())
                .map(site -> new Node(new NodeFiles(home, site), ports, project))
                .toList();
        this.keycloak = new KeycloakPart(home, ports);
    }

    Home home() {
        return home;
    }

    Ports ports() {
        return ports;
    }

    List<Node> nodes() {
        return nodes;
    }

    Node node(Site site) {
        return nodes.stream().filter(n -> n.site() == site).findFirst().orElseThrow();
    }

    KeycloakPart keycloak() {
        return keycloak;
    }

    /** All programs; each depends only on such that stand before it. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        nodes.forEach(n -> parts.addAll(n.parts()));
        parts.add(1, keycloak);
        return parts;
    }

    boolean running() {
        return parts().stream().allMatch(Part::running);
    }

    boolean healthy() {
        return nodes.stream().allMatch(this::healthy);
    }

    /** Whether the node answers and its people can sign in. */
    boolean healthy(Node node) {
        return node.healthy() && keycloak.running() && keycloak.serves(node.site());
    }

    /** Starts everything, waits until all of it answers and does what has to be done then. */
    void start(PrintStream out, Runnable whenUp) {
        Start.of(
                start -> {
                    startParts(start, out);
                    whenUp.run();
                },
                this::stop);
    }

    /** Starts this one again and waits until it answers. */
    void start(Part part) {
        boolean ran = part.running();
        Start.of(
                start -> {
                    start.begin(part);
                    part.await(home, PATIENCE);
                },
                ran ? () -> {} : part::stop);
    }

    private void startParts(Start start, PrintStream out) {
        out.println("Preparing PostgreSQL and Keycloak (the first time takes a minute or two) …");
        CompletableFuture<Void> keycloakReady = Together.begin(() -> keycloak.prepare(project));
        PostgresPart.unpack(home, project);
        out.println("Bringing the databases up to date …");
        Together.forEach(nodes, n -> n.prepare(start));
        node(Site.PROVINCE).schema().addKeycloak();
        nodes.forEach(n -> partners(n).forEach(p -> n.keys().trust(p.keys())));
        out.println("Starting WildFly of " + String.join(" and ", names()) + " …");
        nodes.forEach(n -> start.begin(n.wildFly()));
        Together.join(keycloakReady);
        out.println("Starting Keycloak …");
        start.begin(keycloak);
        parts().forEach(p -> p.await(home, PATIENCE));
    }

    /** Makes the nodes known to each other, where they aren't. */
    void introduce() {
        nodes.forEach(n -> partners(n).forEach(p -> new Introduction(n, p).make()));
    }

    private List<Node> partners(Node of) {
        return nodes.stream().filter(n -> n != of).toList();
    }

    private List<String> names() {
        return nodes.stream().map(Node::name).toList();
    }

    /** Ends all programs, the databases last. */
    void stop() {
        List<Part> databases = nodes.stream().<Part>map(Node::postgres).toList();
        List<Part> others = parts().stream().filter(p -> !databases.contains(p)).toList();
        Together.forEach(others, Part::stop);
        Together.forEach(databases, Part::stop);
    }
}
