package vn.emr.launcher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.verify.VerificationReport;
import vn.emr.audit.verify.Verifier;

/**
 * How fast events become leaves under a sealed head, how fast the log is verified, and what it costs to ask who may read and
 * to write down who read.
 */
final class AuditBench implements Bench.Suite {

    /** Some batches of the sequencer. */
    private static final int EVENTS = 60_000;

    /** Events of the bench say that they are: they stay in the trail, as everything does. */
    private static final String ADD = "insert into audit.event (at, type, outcome, caller_kind, basis, account, about)"
            + " select clock_timestamp(), ?, 0, 2, 0, 'system:bench', 'bench' from generate_series(1, ?)";

    private static final String SEALED = "select (select max(size) from audit.head) > (select no from audit.leaf where"
            + " event = (select max(key) from audit.event where account = 'system:bench'))"
            + " and not exists (select from audit.event_queue q join audit.event v on v.key = q.event"
            + " where v.account = 'system:bench')";

    private final Node node;

    AuditBench(Installation installation) {
        this.node = installation.node(Site.PROVINCE);
    }

    @Override
    public void run(Bench bench) {
        try (Connection connection = node.postgres().connectAsOwner()) {
            verify(bench, connection);
            add(connection, EVENTS / 10);
            awaitSealed(connection);
            add(connection, EVENTS);
            long began = System.nanoTime();
            awaitSealed(connection);
            bench.figure("tree.appends_per_s", EVENTS / ((System.nanoTime() - began) / 1e9), "1/s");
            AccessBench.bytes(bench, connection, () -> awaitEmpty(connection));
            new AccessBench(node).run(bench);
        } catch (SQLException e) {
            throw Failure.failed("Can't measure the log: " + e.getMessage());
        }
    }

    private static void verify(Bench bench, Connection connection) throws SQLException {
        VerificationReport report = Verifier.verify(connection);
        if (!report.ok()) {
            throw Failure.failed("The log is not whole; see ./emr verify");
        }
        bench.figure("verify.entries", (double) report.entries(), "entries");
        bench.figure("verify.leaves", (double) report.leaves(), "leaves");
        bench.figure("verify.entries_per_s", report.entries() / report.seconds(), "1/s");
    }

    private static void add(Connection connection, int events) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setInt(1, AuditEventType.NONE.code());
            add.setInt(2, events);
            add.executeUpdate();
        }
    }

    private static void awaitEmpty(Connection connection) throws SQLException {
        await(connection, "select not exists (select from audit.event_queue)");
    }

    private static void awaitSealed(Connection connection) throws SQLException {
        await(connection, SEALED);
    }

    private static void await(Connection connection, String condition) throws SQLException {
        boolean sealed = false;
        while (!sealed) {
            Pause.millis(5);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(condition)) {
                row.next();
                sealed = row.getBoolean(1);
            }
        }
    }
}
