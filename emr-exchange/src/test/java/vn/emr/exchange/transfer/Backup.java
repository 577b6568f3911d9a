package vn.emr.exchange.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.emr.domain.testing.TestDatabase;

/** A copy of all rows of a node, to be put back as an administrator would after a disk has died. */
final class Backup {

    private static final String TABLES = "select n.nspname || '.' || c.relname from pg_class c"
            + " join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('emr', 'audit') and c.relkind = 'r'"
            + " and c.relname <> 'flyway_schema_history'";

    private final TestDatabase database;
    private final List<String> tables;

    private Backup(TestDatabase database, List<String> tables) {
        this.database = database;
        this.tables = tables;
    }

    static Backup of(TestDatabase database) throws SQLException {
        Backup backup = new Backup(database, database.strings(TABLES));
        backup.take();
        return backup;
    }

    private void take() throws SQLException {
        try (Connection connection = database.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists backup cascade");
            statement.execute("create schema backup");
            for (String table : tables) {
                statement.execute("create table " + copy(table) + " as table " + table);
            }
        }
    }

    void restore() throws SQLException {
        try (Connection connection = database.asSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", tables));
            for (String table : tables) {
                statement.execute("insert into " + table + " overriding system value table " + copy(table));
            }
            connection.commit();
        }
    }

    private static String copy(String table) {
        return "backup.\"" + table + '"';
    }
}
