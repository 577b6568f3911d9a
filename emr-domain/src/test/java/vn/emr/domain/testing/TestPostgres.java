package vn.emr.domain.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * One PostgreSQL cluster for all tests of a module, with the roles that a node has and a template database that is
 * migrated once. Every test class gets a copy of its own.
 */
final class TestPostgres {

    static final String OWNER = "emr_owner";
    static final String APP = "emr_app";
    static final String VERIFIER = "emr_verifier";
    static final String SUPERUSER = "postgres";

    private static final String TEMPLATE = "emr_template";
    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final TestPostgres ONE = start();

    private final EmbeddedPostgres cluster;

    private TestPostgres(EmbeddedPostgres cluster) {
        this.cluster = cluster;
    }

    /** A fresh database with the migrations of every module on the class path. */
    static TestDatabase copy() {
        String name = "emr_" + COPIES.incrementAndGet();
        ONE.execute("create database " + name + " template " + TEMPLATE + " owner " + OWNER);
        return new TestDatabase(ONE.url(name));
    }

    private static TestPostgres start() {
        QuietLogs.quieten();
        try {
            // Tests prove what is written, not that the disk survives: without fsync they are twice as fast.
            EmbeddedPostgres cluster = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "150")
                    .start();
            TestPostgres postgres = new TestPostgres(cluster);
            postgres.prepare();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void prepare() {
        execute("create role " + OWNER + " login");
        execute("create role " + APP + " login");
        execute("create role " + VERIFIER + " login");
        execute("create database " + TEMPLATE + " owner " + OWNER);
        try (Connection connection = connect(TEMPLATE, SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_trgm");
            statement.execute("create extension btree_gin");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        migrate("emr");
        if (TestPostgres.class.getResource("/db/audit") != null) {
            migrate("audit");
        }
    }

    private void migrate(String schema) {
        Flyway.configure()
                .dataSource(url(TEMPLATE), OWNER, "")
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }

    private void execute(String sql) {
        try (Connection connection = connect(SUPERUSER, SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(url(database), role, "");
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + cluster.getPort() + '/' + database;
    }
}
