package vn.emr.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keycloak, from its Maven artifact, with an optimised build that is done once. One for all nodes, each with a realm of
 * its own; what it keeps lies in the province's database.
 */
final class KeycloakPart implements Part {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Home home;
    private final Ports ports;
    private final Path directory;
    private final Daemon daemon;

    KeycloakPart(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
        this.directory = home.root().resolve("dist/keycloak");
        this.daemon = new Daemon(home, name());
    }

    @Override
    public String name() {
        return "keycloak";
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("Keycloak", ports.keycloak(), "Keycloak management", ports.keycloakManagement());
    }

    /** Unpacks it, adds our theme and builds it, where that has not been done yet. */
    void prepare(Project project) {
        Archives.unzip(project.keycloak(), directory);
        try {
            Trees.delete(directory.resolve("themes/emr"));
            Path theme = project.target().resolve("classes/keycloak/theme/emr");
            if (Files.exists(theme)) {
                Trees.copy(theme, directory.resolve("themes/emr"));
            }
            Path built = directory.resolve("built");
            if (!Files.exists(built)) {
                Command.run(
                        home.log("keycloak-build"),
                        directory,
                        environment(),
                        List.of(
                                script(),
                                "build",
                                "--db=postgres",
                                "--health-enabled=true",
                                "--features-disabled=organization,impersonation,ciba,kerberos,device-flow"));
                Files.createFile(built);
            }
        } catch (IOException e) {
            throw Failure.failed("Can't set up Keycloak in " + directory + ": " + e.getMessage());
        }
    }

    @Override
    public void start() {
        if (running()) {
            return;
        }
        try {
            Path imports = Files.createDirectories(directory.resolve("data/import"));
            for (Site site : Site.values()) {
                byte[] realm = Realm.json(new NodeFiles(home, site), ports);
                Files.write(imports.resolve(site.realm() + "-realm.json"), realm);
            }
        } catch (IOException e) {
            throw Failure.failed("Can't write the realm: " + e.getMessage());
        }
        daemon.start(directory, server(), environment());
    }

    /** What bin/kc.sh runs, without the shell in between that kill -9 would leave an orphan of. */
    private List<String> server() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xms96m",
                "-Xmx384m",
                "-XX:MetaspaceSize=96M",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dkc.home.dir=" + directory,
                "-Djboss.server.config.dir=" + directory.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                directory.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm");
    }

    private String script() {
        return directory.resolve("bin/kc.sh").toString();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put(
                "KC_DB_URL",
                "jdbc:postgresql://localhost:" + ports.of(Site.PROVINCE).postgres() + "/keycloak");
        environment.put("KC_DB_USERNAME", Schema.KEYCLOAK);
        environment.put("KC_DB_PASSWORD", home.secret(Schema.KEYCLOAK));
        environment.put("KC_DB_POOL_MAX_SIZE", "15");
        // Without it Keycloak opens a port (7800) on every address, to look for others of its kind.
        environment.put("KC_CACHE", "local");
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "localhost");
        environment.put("KC_HTTP_PORT", Integer.toString(ports.keycloak()));
        environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(ports.keycloakManagement()));
        environment.put("KC_HOSTNAME", "http://localhost:" + ports.keycloak());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", home.secret("keycloak-admin"));
        environment.put("KC_LOG_CONSOLE_COLOR", "false");
        return environment;
    }

    @Override
    public boolean healthy() {
        return Arrays.stream(Site.values()).allMatch(this::serves);
    }

    /** Whether the node's people can sign in. */
    boolean serves(Site site) {
        return Http.answers(ports.realmUrl(site));
    }

    @Override
    public Optional<ProcessHandle> process() {
        return daemon.process();
    }

    @Override
    public void stop() {
        daemon.stop(GRACE);
    }
}
