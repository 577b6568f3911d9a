package vn.emr.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.verify.HeadFile;
import vn.emr.audit.verify.RecordsExport;

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

    /** {@code records export FILE [--node NAME]}. Refuses a file that is there. */
    static int records(Function<String, PostgresPart> databases, List<String> options, PrintStream out) {
        Asked asked = Asked.of("records", options);
        try (Connection connection = databases.apply(asked.node()).connectAsOwner();
                OutputStream file = Files.newOutputStream(asked.file(), StandardOpenOption.CREATE_NEW)) {
            long entries = RecordsExport.write(connection, file);
            record(connection, entries);
            out.println(entries + " entries written to " + asked.file());
            return Launcher.DONE;
        } catch (SQLException | IOException e) {
            throw Failure.failed("Can't export the records of " + asked.node() + ": " + e.getMessage());
        }
    }

    /** Whoever takes all records out leaves an event like everybody else. */
    private static void record(Connection connection, long entries) throws SQLException {
        try (PreparedStatement event = connection.prepareStatement(
                "insert into audit.event (at, type, outcome,"
                        + " caller_kind, basis, count, account) values (clock_timestamp(), ?, 0, 2, 0, ?, 'system:launcher')")) {
            event.setInt(1, AuditEventType.RECORDS_EXPORTED.code());
            event.setInt(2, (int) Math.min(Integer.MAX_VALUE, entries));
            event.executeUpdate();
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
