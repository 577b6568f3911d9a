package vn.emr.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The PostgreSQL cluster of a node, from the zonky binaries. Listens on this machine only. */
final class PostgresPart implements Part {

    private static final String SETTINGS = """

            # Written by ./emr. Durability is never turned off.
            listen_addresses = 'localhost'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 100
            shared_buffers = '256MB'
            max_wal_size = '2GB'
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_min_duration_statement = -1
            log_parameter_max_length_on_error = 0
            # Details of errors quote rows, and rows hold names.
            log_error_verbosity = terse
            log_min_error_statement = panic
            """;

    private final Home home;
    private final Ports ports;
    private final Path binaries;
    private final Path data;

    PostgresPart(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
        this.binaries = home.root().resolve("dist/postgresql/bin");
        this.data = home.root().resolve("province/postgresql");
    }

    @Override
    public String name() {
        return "postgresql";
    }

    /** Unpacks the binaries and makes the cluster, where that has not been done yet. */
    void prepare(Project project) {
        Archives.unpackPostgres(project.postgres(), home.directory("dist").resolve("postgresql"));
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
    }

    private void initialise() {
        Path part = home.directory("province").resolve("postgresql.part");
        try {
            Trees.delete(part);
            home.secret("postgres");
            control(
                    "initdb",
                    "-D",
                    part.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + home.root().resolve("secrets/postgres"),
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Files.writeString(
                    part.resolve("postgresql.conf"),
                    Files.readString(part.resolve("postgresql.conf")) + SETTINGS.stripIndent());
            Files.move(part, data);
        } catch (IOException e) {
            throw Failure.failed("Can't make the database in " + data + ": " + e.getMessage());
        }
    }

    @Override
    public void start() {
        if (!running()) {
            forgetOldNumber();
            String options = "-p " + ports.postgres();
            control("pg_ctl", "-D", data.toString(), "-l", log(), "-w", "-t", "60", "-o", options, "start");
        }
    }

    /** The server that the cluster's own file names; another program that has its number since does not count. */
    @Override
    public Optional<ProcessHandle> process() {
        return named().filter(this::isOurs);
    }

    private Optional<ProcessHandle> named() {
        Path file = data.resolve("postmaster.pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).get(0).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .contains(data.toString());
        } catch (IOException e) {
            return false;
        }
    }

    /** After kill -9 or a power cut, PostgreSQL refuses to start while somebody else has its old number. */
    private void forgetOldNumber() {
        if (named().isPresent() && process().isEmpty()) {
            try {
                Files.delete(data.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw Failure.failed("Can't start postgresql: " + e.getMessage());
            }
        }
    }

    @Override
    public boolean healthy() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        if (running()) {
            control("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop");
        }
    }

    /** A connection as superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", home.secret("postgres"));
    }

    /** A connection to the node's database as its owner. */
    Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url("emr"), Schema.OWNER, home.secret(Schema.OWNER));
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + ports.postgres() + '/' + database;
    }

    private String log() {
        return home.log(name()).toString();
    }

    /**
     * Runs one of the programs. PostgreSQL refuses to run as root; inside a user namespace of its own it is nobody,
     * and yet owner of its files, whatever the mode of the folders above.
     */
    private void control(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        Command.run(home.log("postgresql-control"), home.root(), Map.of("LC_ALL", "C", "TZ", "UTC"), command);
    }
}
