package vn.emr.domain.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of one test class.
 *
 * @param url its JDBC address
 */
public record TestDatabase(String url) {

    /** As the application connects: no DDL, row-level security, few rights. */
    public Connection asApp() throws SQLException {
        return DriverManager.getConnection(url, TestPostgres.APP, "");
    }

    /** As migrations and the verifier connect. */
    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, TestPostgres.OWNER, "");
    }

    /** As the node's own checks connect: reads, writes nothing. */
    public Connection asVerifier() throws SQLException {
        return DriverManager.getConnection(url, TestPostgres.VERIFIER, "");
    }

    /** As somebody connects who can do everything behind the application's back. */
    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(url, TestPostgres.SUPERUSER, "");
    }

    /** Runs a statement as superuser. */
    public int tamper(String sql) throws SQLException {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** The first column of what the owner finds. */
    public List<String> strings(String sql) throws SQLException {
        try (Connection connection = asOwner()) {
            return strings(connection, sql);
        }
    }

    /** The first column of what this connection finds. */
    public static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /** The number that the owner finds. */
    public int count(String sql) throws SQLException {
        return Integer.parseInt(strings(sql).get(0));
    }
}
