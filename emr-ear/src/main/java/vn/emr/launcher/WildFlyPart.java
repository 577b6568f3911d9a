package vn.emr.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.emr.domain.content.JsonObject;

/** The provisioned WildFly with the EAR, in a base directory of the node's own. */
final class WildFlyPart implements Part {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final NodeFiles files;
    private final Site site;
    private final NodePorts ports;
    private final String realmUrl;
    private final Project project;
    private final Path base;
    private final Daemon daemon;

    WildFlyPart(NodeFiles files, Ports ports, Project project) {
        this.files = files;
        this.site = files.site();
        this.ports = ports.of(site);
        this.realmUrl = ports.realmUrl(site);
        this.project = project;
        this.base = files.path("wildfly");
        this.daemon = new Daemon(files.home(), name());
    }

    @Override
    public String name() {
        return site.nodeName() + "-wildfly";
    }

    @Override
    public Map<String, Integer> ports() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("pages of " + site.nodeName(), ports.http());
        all.put("pages of " + site.nodeName() + " over TLS", ports.https());
        all.put(name() + " management", ports.management());
        return all;
    }

    @Override
    public void start() {
        if (!running()) {
            layOut();
            daemon.start(base, command(), environment());
        }
    }

    /** Configuration and EAR always come from the build; what the server writes stays. */
    private void layOut() {
        try {
            Trees.delete(base.resolve("configuration"));
            Trees.delete(base.resolve("deployments"));
            Trees.delete(base.resolve("tmp"));
            Trees.copy(project.server().resolve("standalone/configuration"), base.resolve("configuration"));
            Path deployments = Files.createDirectories(base.resolve("deployments"));
            Files.copy(project.ear(), deployments.resolve("emr.ear"));
            Files.createFile(deployments.resolve("emr.ear.dodeploy"));
        } catch (IOException e) {
            throw Failure.failed("Can't lay out the server in " + base + ": " + e.getMessage());
        }
    }

    private List<String> command() {
        Path server = project.server();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of(
                "-D[" + site.nodeName() + "]",
                "-Xms128m",
                "-Xmx" + site.heapMb() + "m",
                "-XX:MaxMetaspaceSize=384m",
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.management/javax.management=ALL-UNNAMED",
                "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
                "-Dorg.jboss.boot.log.file=" + base.resolve("log/boot.log"),
                "-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"),
                "-jar",
                server.resolve("jboss-modules.jar").toString(),
                "-mp",
                server.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + server,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.node.name=" + site.nodeName(),
                "-Djboss.tx.node.id=" + site.nodeName(),
                "-Djboss.http.port=" + ports.http(),
                "-Djboss.https.port=" + ports.https(),
                "-Djboss.management.http.port=" + ports.management(),
                "-b=127.0.0.1",
                "-bmanagement=127.0.0.1"));
        return command;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("EMR_NODE", site.nodeName());
        environment.put("EMR_HOSTS", site.hosts());
        // The demo's patients were treated in 2024 and 2025: to its doctors they are there.
        environment.put("EMR_ACCESS_RECENT_DAYS", "3650");
        environment.put("EMR_REFERRAL_PROPOSAL_DAYS", "3650");
        environment.put("EMR_DB_HOST", "localhost");
        environment.put("EMR_DB_PORT", Integer.toString(ports.postgres()));
        environment.put("EMR_DB_NAME", "emr");
        environment.put("EMR_DB_USER", Schema.APP);
        environment.put("EMR_DB_PASSWORD", files.secret(Schema.APP));
        environment.put("EMR_VERIFIER_USER", Schema.VERIFIER);
        environment.put("EMR_VERIFIER_PASSWORD", files.secret(Schema.VERIFIER));
        environment.put("EMR_OIDC_URL", realmUrl);
        environment.put("EMR_WEB_SECRET", files.secret("web"));
        environment.put("EMR_FORM_KEY", files.secret("form-key"));
        environment.put("EMR_KEYS", files.path("keys").toString());
        environment.put("EMR_TLS_SECRET", files.secret("tls"));
        environment.put("EMR_HIS_FOLDERS", files.directory("his-folders").toString());
        environment.put("EMR_AUDIT_SPOOL", files.path("audit-spool").toString());
        // Whoever knows a better place to look at says so; the reserve and the spool's size come from outside too.
        environment.put(
                "EMR_AUDIT_DISK",
                System.getenv()
                        .getOrDefault("EMR_AUDIT_DISK", files.path("postgresql").toString()));
        return environment;
    }

    @Override
    public boolean healthy() {
        return Http.answers("http://localhost:" + ports.management() + "/health/ready") && Http.answers(ports.url());
    }

    /** What the server says about the space for its audit; empty when it doesn't answer. */
    Optional<JsonObject> space() {
        return Http.json("http://localhost:" + ports.management() + "/health/ready")
                .flatMap(h -> h.objects("checks")
                        .filter(c ->
                                c.text("name").filter("audit-space"::equals).isPresent())
                        .findFirst())
                .flatMap(c -> c.object("data"));
    }

    @Override
    public Optional<ProcessHandle> process() {
        return daemon.process();
    }

    @Override
    public Optional<String> trouble() {
        return Files.exists(base.resolve("deployments/emr.ear.failed"))
                ? Optional.of("The application can't be deployed")
                : Optional.empty();
    }

    @Override
    public void stop() {
        daemon.stop(GRACE);
    }
}
