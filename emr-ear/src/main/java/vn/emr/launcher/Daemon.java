package vn.emr.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A background process that outlives the launcher, known by a file with its process id and start time. */
final class Daemon {

    private final Home home;
    private final String name;

    Daemon(Home home, String name) {
        this.home = home;
        this.name = name;
    }

    /** Starts it in a session of its own, so that no key press in the terminal ends it. */
    void start(Path directory, List<String> command, Map<String, String> environment) {
        List<String> detached = new ArrayList<>(command);
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            detached.add(0, "/usr/bin/setsid");
        }
        keepLastLog();
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.log(name).toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        try {
            ProcessHandle process = builder.start().toHandle();
            home.remember(pidFile(), process.pid() + " " + startOf(process));
        } catch (IOException e) {
            throw Failure.failed("Can't start " + name + ": " + e.getMessage());
        }
    }

    /** Every start begins a new log; the one before stays beside it. */
    private void keepLastLog() {
        Path log = home.log(name);
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw Failure.failed("Can't write " + log + ": " + e.getMessage());
        }
    }

    /** The process, if it runs. A process id that was given to another program since does not count. */
    Optional<ProcessHandle> process() {
        String known = home.fact(pidFile());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        String[] pidAndStart = known.split(" ", -1);
        return ProcessHandle.of(Long.parseLong(pidAndStart[0]))
                .filter(ProcessHandle::isAlive)
                .filter(p -> startOf(p).equals(pidAndStart[1]));
    }

    /** Ends it in good order; after the grace period by force. */
    void stop(Duration grace) {
        process().ifPresent(p -> {
            p.destroy();
            if (!ended(p, grace)) {
                p.destroyForcibly();
                ended(p, grace);
            }
        });
        home.remember(pidFile(), "");
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String pidFile() {
        home.directory("run");
        return "run/" + name + ".pid";
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }
}
