package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
import java.util.concurrent.ConcurrentHashMap;
import vn.emr.launcher.Launcher;
import vn.emr.launcher.Project;

/** The node under test, started by the launcher as its user would, once for all tests, and stopped after the last. */
final class RunningNode {

    private static final int PORT_BASE = 18_080;
    private static final RunningNode ONE = new RunningNode();

    private final Path target = Path.of(System.getProperty("emr.target"));
    private final Path home = target.resolve("it");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private RunningNode() {
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

    String url() {
        return "http://localhost:" + PORT_BASE;
    }

    /** Address of the realm. */
    String realm() {
        return "http://localhost:" + (PORT_BASE + 3) + "/realms/emr-province";
    }

    int databasePort() {
        return PORT_BASE + 4;
    }

    /** Bearer token of a demo account. */
    String token(String user) {
        return tokens.computeIfAbsent(user, u -> output("token", u).strip());
    }

    /** A request with the account's token. */
    HttpRequest.Builder as(String user, String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", "Bearer " + token(user));
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
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + databasePort() + "/emr", "postgres", secret("postgres"));
    }

    /** A secret of the installation. */
    String secret(String name) {
        try {
            return Files.readString(home.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
