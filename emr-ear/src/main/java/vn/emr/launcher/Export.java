package vn.emr.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import vn.emr.audit.verify.HeadFile;

/** Writes what a verifier needs to files that are kept outside of the node. */
final class Export {

    private Export() {}

    /** {@code heads export FILE [--node NAME]}. */
    static int heads(Function<String, PostgresPart> databases, List<String> options, PrintStream out) {
        Asked asked = Asked.of("heads", options);
        try (Connection connection = databases.apply(asked.node()).connectAsOwner()) {
            out.println(HeadFile.extend(asked.file(), connection) + " heads added to " + asked.file());
            return Launcher.DONE;
        } catch (HeadFile.LogLostHead e) {
            throw Failure.failed("The log of " + asked.node() + " was restored or rewritten: " + e.getMessage() + ".");
        } catch (SQLException | IOException e) {
            throw Failure.failed("Can't export heads of " + asked.node() + ": " + e.getMessage());
        }
    }

    /**
     * What the command line asks for.
     *
     * @param file where it goes
     * @param node name of the node
     */
    private record Asked(Path file, String node) {

        static Asked of(String what, List<String> options) {
            boolean named = options.size() == 4 && options.get(2).equals("--node");
            if (options.isEmpty() || !options.get(0).equals("export") || !(named || options.size() == 2)) {
                throw Failure.usage("./emr " + what + " export FILE [--node NAME]");
            }
            return new Asked(Path.of(options.get(1)), named ? options.get(3) : Site.PROVINCE.nodeName());
        }
    }
}
