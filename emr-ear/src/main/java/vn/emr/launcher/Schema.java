package vn.emr.launcher;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Roles, databases and tables of a node. The application's role owns nothing. */
final class Schema {

    static final String OWNER = "emr_owner";
    static final String APP = "emr_app";
    static final String VERIFIER = "emr_verifier";
    static final String KEYCLOAK = "keycloak";

    private final NodeFiles files;
    private final PostgresPart postgres;

    Schema(NodeFiles files, PostgresPart postgres) {
        this.files = files;
        this.postgres = postgres;
    }

    /** Makes what is missing and migrates. */
    void bringUpToDate() {
        try {
            try (Connection connection = postgres.connect("postgres")) {
                role(connection, OWNER, files.secret(OWNER));
                role(connection, APP, files.secret(APP));
                role(connection, VERIFIER, files.secret(VERIFIER));
                database(connection, "emr", OWNER);
            }
            try (Connection connection = postgres.connect("emr");
                    Statement statement = connection.createStatement()) {
                statement.execute("create extension if not exists pg_trgm");
                statement.execute("create extension if not exists btree_gin");
                statement.execute("revoke create on schema public from public");
                statement.execute("grant connect on database emr to " + VERIFIER);
            }
            migrate("emr");
            migrate("audit");
        } catch (SQLException | FlywayException e) {
            throw Failure.failed("Can't bring the database up to date: " + e.getMessage());
        }
    }

    /** Makes the database of the Keycloak that all nodes share. */
    void addKeycloak() {
        try (Connection connection = postgres.connect("postgres")) {
            role(connection, KEYCLOAK, files.home().secret(KEYCLOAK));
            database(connection, KEYCLOAK, KEYCLOAK);
        } catch (SQLException e) {
            throw Failure.failed("Can't make Keycloak's database: " + e.getMessage());
        }
    }

    private static void role(Connection connection, String name, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '" + name + "'")) {
                statement.execute("create role " + name + " login password '" + password + "'");
            }
        }
    }

    private static void database(Connection connection, String name, String owner) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database " + name + " owner " + owner);
                statement.execute("revoke connect, temporary on database " + name + " from public");
                statement.execute(
                        "grant connect on database " + name + " to " + owner + (owner.equals(OWNER) ? ", " + APP : ""));
            }
        }
    }

    private static boolean exists(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next();
        }
    }

    private void migrate(String schema) {
        Flyway.configure()
                .dataSource(postgres.url("emr"), OWNER, files.secret(OWNER))
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }
}
