package vn.emr.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is run to its end, its output in a log. */
final class Command {

    private Command() {}

    /**
     * Runs it.
     *
     * @throws Failure with the last lines of the log when it fails
     */
    static void run(Path log, Path directory, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            int code = waitFor(process);
            if (code != 0) {
                throw Failure.failed(String.join(" ", command) + " failed (" + code + "): " + lastLine(log));
            }
        } catch (IOException e) {
            throw Failure.failed("Can't run " + command.get(0) + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
    }

    /** When the launcher is ended meanwhile, the program doesn't go on alone. */
    private static int waitFor(Process process) throws InterruptedException {
        Thread end = new Thread(() -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
        ShutDown.before(end);
        try {
            return process.waitFor();
        } finally {
            ShutDown.forget(end);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return lines.isEmpty() ? "see " + log : lines.get(lines.size() - 1).strip() + " (see " + log + ")";
    }
}
