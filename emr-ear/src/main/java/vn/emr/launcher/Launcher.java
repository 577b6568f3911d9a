package vn.emr.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command line {@code ./emr}. */
public final class Launcher {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_RUNNING = 3;

    private Launcher() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(
                System.getenv(), projectOf(System.getProperty("emr.target", "emr-ear/target")), out, err, arguments));
    }

    private static Project projectOf(String target) {
        return new Project(Path.of(target).toAbsolutePath().normalize());
    }

    /** Runs one command; the answer is its exit code. */
    public static int run(
            Map<String, String> environment, Project project, PrintStream out, PrintStream err, String... arguments) {
        try {
            if (arguments.length == 0) {
                throw Failure.usage(Commands.USAGE_TEXT);
            }
            List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
            return new Commands(environment, project, out).run(arguments[0], rest);
        } catch (Failure failure) {
            err.println(failure.getMessage());
            return failure.exitCode();
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }
}
