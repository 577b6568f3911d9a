package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import vn.emr.launcher.Launcher;
import vn.emr.launcher.Project;

/**
 * The nodes under test, started by the launcher as its user would, once for all tests, and stopped after the last. Where
 * none is named, the province's is meant.
 */
final class RunningNode {

    /** The node of all hospitals of the province. */
    static final String PROVINCE = "province";

    /** The central hospital's. */
    static final String BACHMAI = "bachmai";

    private static final int PORT_BASE = 18_080;
    private static final Map<String, Integer> OFFSETS = Map.of(PROVINCE, 0, BACHMAI, 10);
    private static final RunningNode ONE = new RunningNode();

    private final Path target = Path.of(System.getProperty("emr.target"));
    private final Path home = target.resolve("it");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private RunningNode() {
        assertThat(auditDisk().mkdirs() || auditDisk().isDirectory()).isTrue();
        assertThat(launcher("start")).as("exit code of ./emr start").isZero();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> launcher("stop")));
    }

    static RunningNode get() {
        return ONE;
    }

    /** Runs a command of the launcher; its exit code. */
    int launcher(String... arguments) {
        return Launcher.run(environment(), new Project(target), System.out, System.err, arguments);
    }

    /** Runs a command of the launcher; what it prints on standard output. */
    String output(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Launcher.run(environment(), new Project(target), print, print, arguments);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> environment() {
        return Map.of("EMR_HOME", home.toString(), "EMR_PORT_BASE", Integer.toString(PORT_BASE));
    }

    Path home() {
        return home;
    }

    /** The directory whose disk the nodes watch: the servers have it from this process's environment. */
    File auditDisk() {
        return new File(System.getenv("EMR_AUDIT_DISK"));
    }

    String url() {
        return url(PROVINCE);
    }

    /** Address of a node's pages. */
    String url(String name) {
        return "http://localhost:" + port(name, 0);
    }

    /** The same over TLS. */
    String tlsUrl(String name) {
        return "https://localhost:" + port(name, 1);
    }

    /** Address of the province's management. */
    String management() {
        return "http://localhost:" + port(PROVINCE, 2);
    }

    private static int port(String name, int which) {
        return PORT_BASE + Objects.requireNonNull(OFFSETS.get(name), name) + which;
    }

    /** Address of the realm. */
    String realm() {
        return "http://localhost:" + (PORT_BASE + 3) + "/realms/emr-province";
    }

    int databasePort() {
        return port(PROVINCE, 4);
    }

    /** Bearer token of a demo account. */
    String token(String user) {
        return token(user, PROVINCE);
    }

    /** The same of a node's account. */
    String token(String user, String name) {
        return tokens.computeIfAbsent(
                user + '@' + name, key -> output("token", user, "--node", name).strip());
    }

    /** A request with the account's token. */
    HttpRequest.Builder as(String user, String path) {
        return as(user, PROVINCE, path);
    }

    /** The same to a node. */
    HttpRequest.Builder as(String user, String name, String path) {
        return HttpRequest.newBuilder(URI.create(url(name) + path))
                .header("Authorization", "Bearer " + token(user, name));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A connection past the application's back. */
    Connection superuser() throws SQLException {
        return superuser(PROVINCE);
    }

    /** The same to a node's database. */
    Connection superuser(String name) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port(name, 4) + "/emr", "postgres", secret(name, "postgres"));
    }

    /** What the database of a node writes down. */
    Path databaseLog(String name) {
        return home.resolve("logs").resolve(name + "-postgresql.log");
    }

    /** What a statement answers on a node, as {@code ./emr sql} prints it. */
    String sql(String name, String statement) {
        return output("sql", name, statement).strip();
    }

    /** A secret of the node. */
    String secret(String secret) {
        return secret(PROVINCE, secret);
    }

    /** The same of a node. */
    String secret(String name, String secret) {
        try {
            return Files.readString(home.resolve(name).resolve("secrets").resolve(secret))
                    .strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
