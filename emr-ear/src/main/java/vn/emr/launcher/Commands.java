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
import java.util.stream.Stream;
import vn.emr.audit.verify.VerificationReport;
import vn.emr.audit.verify.Verifier;

/** What each command does. */
final class Commands {

    static final String USAGE_TEXT = """
            Usage: ./emr COMMAND
              start                       build what is missing, bring the node up, load demo data
              stop                        end it; its data stays
              status [--json]             what runs
              logs [PART]                 newest lines: wildfly, keycloak, postgresql
              reset [--yes]               stop it and delete its data
              token USER [--node NAME]    bearer token of a demo account
              verify [--json]             recompute every hash of the log
              bench [SUITE…] [--json FILE]  measure: pages, his
            EMR_HOME (.emr) is where it lives, EMR_PORT_BASE (8080) the first of its six ports.""";

    private static final long COLD_SPACE = 2L << 30;
    private static final long WARM_SPACE = 256L << 20;
    private static final int LOG_LINES = 200;

    private final PrintStream out;
    private final Home home;
    private final Node node;

    Commands(Map<String, String> environment, Project project, PrintStream out) {
        this.out = out;
        this.home = new Home(Path.of(environment.getOrDefault("EMR_HOME", ".emr")));
        this.node = new Node(home, ports(environment), project);
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
            case "status" -> status(options);
            case "logs" -> logs(options);
            case "reset" -> reset(options);
            case "token" -> token(options);
            case "verify" -> verify(options);
            case "bench" -> bench(options);
            case "help", "--help", "-h" -> help();
            default -> throw Failure.usage("There is no command '" + command + "'.\n" + USAGE_TEXT);
        };
    }

    private int help() {
        out.println(USAGE_TEXT);
        return Launcher.DONE;
    }

    private int start(List<String> options) {
        only(options);
        try (FileChannel channel = FileChannel.open(
                        home.directory("run").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw Failure.failed("Another ./emr start is at work on " + home.root() + ".");
            }
            return startAlone();
        } catch (IOException e) {
            throw Failure.failed("Can't write to " + home.root() + ": " + e.getMessage());
        }
    }

    private int startAlone() throws IOException {
        if (node.running() && node.healthy()) {
            out.println("The node is running already: " + node.ports().url());
            return Launcher.DONE;
        }
        // The script tells when it began: what it had to build counts.
        long began = Long.getLong("emr.began", System.currentTimeMillis() / 1000);
        boolean cold = home.fact("start-cold-seconds").isEmpty();
        requireSpace(cold ? COLD_SPACE : WARM_SPACE);
        node.stop();
        node.ports().requireFree();
        // Before the realm is made, which will know them.
        home.remember("port-base", Integer.toString(node.ports().base()));
        node.start(out, () -> DemoData.load(home, node.ports(), out));
        long seconds = System.currentTimeMillis() / 1000 - began;
        home.remember(cold ? "start-cold-seconds" : "start-warm-seconds", Long.toString(seconds));
        Welcome.print(out, node.ports(), seconds);
        return Launcher.DONE;
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
        if (node.parts().stream().noneMatch(Part::running)) {
            throw Failure.notRunning();
        }
        node.stop();
        out.println("Stopped. The data stays in " + home.root());
        return Launcher.DONE;
    }

    private int status(List<String> options) {
        only(options, "--json");
        boolean healthy = node.running() && node.healthy();
        if (options.contains("--json")) {
            out.println(Status.json(node, healthy));
        } else {
            out.println(Status.text(node, healthy));
        }
        return healthy ? Launcher.DONE : Launcher.NOT_RUNNING;
    }

    private int logs(List<String> options) {
        List<String> names = node.parts().stream().map(Part::name).toList();
        if (options.size() > 1 || !names.containsAll(options)) {
            throw Failure.usage("./emr logs [PART], a part being one of " + String.join(", ", names));
        }
        for (String name : options.isEmpty() ? names : options) {
            out.println("==> " + home.log(name));
            tail(home.log(name));
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
        node.stop();
        try {
            home.clear();
        } catch (IOException e) {
            throw Failure.failed("Can't delete " + home.root() + ": " + e.getMessage());
        }
        out.println("Deleted the node in " + home.root());
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
        if (options.size() == 3 && !options.get(2).equals(Node.NAME)) {
            throw Failure.usage("There is no node '" + options.get(2) + "'; there is " + Node.NAME);
        }
        if (!node.running()) {
            throw Failure.notRunning();
        }
        out.println(Tokens.of(node.ports(), options.get(0)));
        return Launcher.DONE;
    }

    private int verify(List<String> options) {
        only(options, "--json");
        if (!node.running()) {
            throw Failure.notRunning();
        }
        try (Connection connection = node.postgres().connectAsOwner()) {
            VerificationReport report = Verifier.verify(connection);
            if (options.contains("--json")) {
                out.println(report.json());
            } else {
                report.lines().forEach(out::println);
            }
            return report.ok() ? Launcher.DONE : Launcher.FAILED;
        } catch (SQLException e) {
            throw Failure.failed("Can't verify: " + e.getMessage());
        }
    }

    private int bench(List<String> options) {
        if (!node.running()) {
            throw Failure.notRunning();
        }
        return Bench.run(home, node, out, options);
    }

    private static void only(List<String> options, String... known) {
        options.stream().filter(o -> !List.of(known).contains(o)).findFirst().ifPresent(o -> {
            throw Failure.usage("There is no option '" + o + "' here.\n" + USAGE_TEXT);
        });
    }
}
