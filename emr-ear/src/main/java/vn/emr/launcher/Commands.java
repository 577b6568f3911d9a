package vn.emr.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each command does. */
final class Commands {

    static final String USAGE_TEXT = """
            Usage: ./emr COMMAND
              start                       build what is missing, bring both nodes up, load demo data
              stop                        end all; the data stays
              status [--json]             what runs
              logs [PART]                 newest lines
              kill PART                   end it at once (kill -9)
              start PART                  start this one again
              reset [--yes]               stop all and delete the data
              token USER [--node NAME]    bearer token of a demo account
              verify [--json]             recompute every hash of the logs
              records export FILE [--node NAME]  write all records to a zip that emr-verify.jar checks
              heads export FILE [--node NAME]  add the sealed heads of a log to a file kept elsewhere
              sql NODE [STATEMENT]        statements as superuser, for tests that break things
              demo trial                  import 60 stays and refer all of them to Bạch Mai
              bench [SUITE…] [--json FILE]  measure: pages, his, transfers, audit
            Nodes: province, bachmai. Parts: province-postgresql, keycloak, province-wildfly,
            bachmai-postgresql, bachmai-wildfly.
            EMR_HOME (.emr) is where it lives, EMR_PORT_BASE (8080) the first of its fifteen ports.""";

    private static final long COLD_SPACE = 2L << 30;
    private static final long WARM_SPACE = 256L << 20;
    private static final int LOG_LINES = 200;
    private static final String STARTED = "start-cold-seconds";

    private final PrintStream out;
    private final Home home;
    private final Installation installation;

    Commands(Map<String, String> environment, Project project, PrintStream out) {
        this.out = out;
        this.home = new Home(Path.of(environment.getOrDefault("EMR_HOME", ".emr")));
        home.adopt();
        this.installation = new Installation(home, ports(environment), project);
    }

    /** An installation keeps its ports: the realm knows them. */
    private Ports ports(Map<String, String> environment) {
        String asked = environment.getOrDefault("EMR_PORT_BASE", "");
        String known = home.fact("port-base");
        if (!asked.isEmpty() && !known.isEmpty() && !asked.equals(known)) {
            throw Failure.usage(home.root() + " was set up with EMR_PORT_BASE=" + known
                    + ". Use that, or another EMR_HOME for " + asked + ".");
        }
        String base = known.isEmpty() ? asked : known;
        return base.isEmpty() ? new Ports(Ports.DEFAULT_BASE) : Ports.parse(base);
    }

    int run(String command, List<String> options) {
        return switch (command) {
            case "start" -> start(options);
            case "stop" -> stop(options);
            case "kill" -> kill(options);
            case "status" -> status(options);
            case "logs" -> logs(options);
            case "reset" -> reset(options);
            case "token" -> token(options);
            case "verify" -> verify(options);
            case "records" -> Export.records(this::postgres, options, out);
            case "heads" -> Export.heads(this::postgres, options, out);
            case "sql" -> sql(options);
            case "bench" -> bench(options);
            case "demo" -> demo(options);
            case "help", "--help", "-h" -> help();
            default -> throw Failure.usage("There is no command '" + command + "'.\n" + USAGE_TEXT);
        };
    }

    private int help() {
        out.println(USAGE_TEXT);
        return Launcher.DONE;
    }

    private int start(List<String> options) {
        @Nullable Part one = options.isEmpty() ? null : part(options, "./emr start [PART]");
        try (FileChannel channel = FileChannel.open(
                        home.directory("run").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw Failure.failed("Another ./emr start is at work on " + home.root() + ".");
            }
            return one == null ? startAll() : startOne(one);
        } catch (IOException e) {
            throw Failure.failed("Can't write to " + home.root() + ": " + e.getMessage());
        }
    }

    private int startAll() throws IOException {
        if (installation.running() && installation.healthy()) {
            out.println("Both nodes are running already: " + urls());
            return Launcher.DONE;
        }
        // The script tells when it began: what it had to build counts.
        long began = Long.getLong("emr.began", System.currentTimeMillis() / 1000);
        boolean cold = home.fact(STARTED).isEmpty();
        requireSpace(cold ? COLD_SPACE : WARM_SPACE);
        installation.stop();
        installation.parts().forEach(p -> Ports.requireFree(p.ports()));
        // Before the realms are made, which will know them.
        home.remember("port-base", Integer.toString(installation.ports().base()));
        installation.start(out, () -> {
            installation.introduce();
            DemoData.load(installation, out);
        });
        long seconds = System.currentTimeMillis() / 1000 - began;
        home.remember(cold ? STARTED : "start-warm-seconds", Long.toString(seconds));
        Welcome.print(out, installation, seconds);
        return Launcher.DONE;
    }

    private String urls() {
        return installation.nodes().stream().map(n -> n.ports().url()).collect(Collectors.joining(", "));
    }

    private int startOne(Part part) {
        if (home.fact(STARTED).isEmpty()) {
            throw Failure.failed("There is no " + part.name() + " yet. ./emr start makes everything.");
        }
        if (!part.running()) {
            Ports.requireFree(part.ports());
        }
        installation.start(part);
        out.println(part.name() + " is running.");
        return Launcher.DONE;
    }

    private int kill(List<String> options) {
        Part part = part(options, "./emr kill PART");
        if (!part.running()) {
            throw Failure.notRunning(part.name());
        }
        part.kill();
        out.println("Killed " + part.name() + ".");
        return Launcher.DONE;
    }

    /** The one part that is named. */
    private Part part(List<String> options, String usage) {
        List<String> names = installation.parts().stream().map(Part::name).toList();
        if (options.size() != 1 || !names.containsAll(options)) {
            throw Failure.usage(usage + ", a part being one of " + String.join(", ", names));
        }
        return installation.parts().get(names.indexOf(options.get(0)));
    }

    private void requireSpace(long needed) throws IOException {
        long free = Files.getFileStore(home.root()).getUsableSpace();
        if (free < needed) {
            throw Failure.failed("The disk of " + home.root() + " is full: " + (free >> 20) + " MiB free, "
                    + (needed >> 20) + " MiB needed.");
        }
    }

    private int stop(List<String> options) {
        only(options);
        if (installation.parts().stream().noneMatch(Part::running)) {
            throw Failure.notRunning();
        }
        installation.stop();
        out.println("Stopped. The data stays in " + home.root());
        return Launcher.DONE;
    }

    private int status(List<String> options) {
        only(options, "--json");
        Status status = new Status(installation);
        out.println(options.contains("--json") ? status.json() : status.text());
        return status.healthy() ? Launcher.DONE : Launcher.NOT_RUNNING;
    }

    private int logs(List<String> options) {
        List<Part> parts = options.isEmpty() ? installation.parts() : List.of(part(options, "./emr logs [PART]"));
        for (Part part : parts) {
            out.println("==> " + home.log(part.name()));
            tail(home.log(part.name()));
        }
        return Launcher.DONE;
    }

    private void tail(Path log) {
        if (!Files.exists(log)) {
            return;
        }
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            List<String> all = lines.toList();
            all.subList(Math.max(0, all.size() - LOG_LINES), all.size()).forEach(out::println);
        } catch (IOException e) {
            throw Failure.failed("Can't read " + log + ": " + e.getMessage());
        }
    }

    private int reset(List<String> options) {
        only(options, "--yes");
        if (!Files.exists(home.root())) {
            out.println("There is nothing in " + home.root());
            return Launcher.DONE;
        }
        if (!options.contains("--yes") && !confirmed()) {
            throw Failure.failed("Nothing was deleted.");
        }
        installation.stop();
        try {
            home.clear();
        } catch (IOException e) {
            throw Failure.failed("Can't delete " + home.root() + ": " + e.getMessage());
        }
        out.println("Deleted the nodes in " + home.root());
        return Launcher.DONE;
    }

    private boolean confirmed() {
        out.print("This deletes every record in " + home.root() + ". Type yes to go on: ");
        out.flush();
        Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equals("yes");
    }

    private int token(List<String> options) {
        if (options.isEmpty()
                || (options.size() != 1
                        && !(options.size() == 3 && options.get(1).equals("--node")))) {
            throw Failure.usage("./emr token USER [--node NAME]");
        }
        Site site = site(options.size() == 3 ? options.get(2) : Site.PROVINCE.nodeName());
        requireRunning(List.of(installation.keycloak()));
        out.println(Tokens.of(installation.ports().realmUrl(site), options.get(0)));
        return Launcher.DONE;
    }

    /** The database of this node, running. */
    private PostgresPart postgres(String node) {
        PostgresPart postgres = installation.node(site(node)).postgres();
        requireRunning(List.of(postgres));
        return postgres;
    }

    private static Site site(String name) {
        return Site.of(name)
                .orElseThrow(() -> Failure.usage("There is no node '" + name + "'; there are province and bachmai"));
    }

    private static void requireRunning(List<Part> parts) {
        parts.stream().filter(p -> !p.running()).findFirst().ifPresent(p -> {
            throw Failure.notRunning(p.name());
        });
    }

    private int verify(List<String> options) {
        only(options, "--json");
        requireRunning(installation.nodes().stream().<Part>map(Node::postgres).toList());
        Verification verification = Verification.of(installation.nodes());
        if (options.contains("--json")) {
            out.println(verification.json());
        } else {
            verification.lines().forEach(out::println);
        }
        return verification.ok() ? Launcher.DONE : Launcher.FAILED;
    }

    private int sql(List<String> options) {
        if (options.isEmpty() || options.size() > 2) {
            throw Failure.usage("./emr sql NODE [STATEMENT], or the statements on standard input");
        }
        try (Connection connection = postgres(options.get(0)).connect("emr")) {
            String statements =
                    options.size() == 2 ? options.get(1) : new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            new Sql(connection, out).run(statements);
            return Launcher.DONE;
        } catch (SQLException | IOException e) {
            throw Failure.failed(String.valueOf(e.getMessage()));
        }
    }

    private int demo(List<String> options) {
        if (!options.equals(List.of("trial"))) {
            throw Failure.usage("./emr demo trial");
        }
        requireRunning(installation.parts());
        return new Trial(installation, out).run() ? Launcher.DONE : Launcher.FAILED;
    }

    private int bench(List<String> options) {
        requireRunning(installation.parts());
        return Bench.run(installation, out, options);
    }

    private static void only(List<String> options, String... known) {
        options.stream().filter(o -> !List.of(known).contains(o)).findFirst().ifPresent(o -> {
            throw Failure.usage("There is no option '" + o + "' here.\n" + USAGE_TEXT);
        });
    }
}
