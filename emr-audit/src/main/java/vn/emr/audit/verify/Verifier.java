package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Recomputes the whole log and its tree from the rows of the database, as {@code docs/format.md} defines them, and
 * compares what is derived. Reads one snapshot, so a running node does not disturb it, row by row, so memory stays small.
 */
public final class Verifier {

    /** Rows that are fetched at once. */
    static final int FETCH = 500;

    private Verifier() {}

    /**
     * Verifies everything.
     *
     * @param connection as {@code emr_owner}, whom row-level security hides nothing from; its transaction is the
     *     verifier's
     * @param progress is told how far it is
     */
    public static VerificationReport verify(Connection connection, VerifyProgress progress) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return inTransaction(connection, progress);
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Verifies everything and tells nobody how far it is. */
    public static VerificationReport verify(Connection connection) throws SQLException {
        return verify(connection, (entries, total) -> {});
    }

    /** Verifies what the transaction of this connection sees, and leaves it as it is. */
    public static VerificationReport inTransaction(Connection connection) throws SQLException {
        return inTransaction(connection, (entries, total) -> {});
    }

    /** Verifies what the transaction of this connection sees. */
    static VerificationReport inTransaction(Connection connection, VerifyProgress progress) throws SQLException {
        long began = System.nanoTime();
        Findings findings = new Findings(progress, count(connection));
        new StreamsCheck(findings).run(connection);
        new DerivedCheck(findings).run(connection);
        new PersonCheck(findings).run(connection);
        new BlobCheck(findings).run(connection);
        new FileCheck(findings).run(connection);
        new TreeCheck(findings).run(connection);
        new WaitingCheck(findings).run(connection);
        new MessageCheck(findings).run(connection);
        return findings.report((System.nanoTime() - began) / 1e9);
    }

    private static long count(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("select count(*) from emr.entry");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
