package vn.emr.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
            shared_buffers = '@BUFFER_MB@MB'
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
    private final NodeFiles files;
    private final int port;
    private final Path binaries;
    private final Path data;

    PostgresPart(NodeFiles files, NodePorts ports) {
        this.home = files.home();
        this.files = files;
        this.port = ports.postgres();
        this.binaries = home.root().resolve("dist/postgresql/bin");
        this.data = files.path("postgresql");
    }

    @Override
    public String name() {
        return files.site().nodeName() + "-postgresql";
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of(name(), port);
    }

    /** Unpacks the programs, once for all nodes. */
    static void unpack(Home home, Project project) {
        Archives.unpackPostgres(project.postgres(), home.directory("dist").resolve("postgresql"));
    }

    /** Makes the cluster, where that has not been done yet. */
    void prepare() {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
    }

    private void initialise() {
        Path part = files.directory(".").resolve("postgresql.part");
        try {
            Trees.delete(part);
            control(
                    "initdb",
                    "-D",
                    part.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + files.secretFile("postgres"),
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Files.writeString(part.resolve("postgresql.conf"), settings(), StandardOpenOption.APPEND);
            Files.move(part, data);
        } catch (IOException e) {
            throw Failure.failed("Can't make the database in " + data + ": " + e.getMessage());
        }
    }

    private String settings() {
        return SETTINGS.stripIndent()
                .replace("@BUFFER_MB@", Integer.toString(files.site().bufferMb()));
    }

    @Override
    public void start() {
        if (!running()) {
            forgetOldNumber();
            String log = home.log(name()).toString();
            control("pg_ctl", "-D", data.toString(), "-l", log, "-w", "-t", "60", "-o", "-p " + port, "start");
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
                throw Failure.failed("Can't start " + name() + ": " + e.getMessage());
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
        return DriverManager.getConnection(url(database), "postgres", files.secret("postgres"));
    }

    /** A connection to the node's database as its owner. */
    Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url("emr"), Schema.OWNER, files.secret(Schema.OWNER));
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + port + '/' + database;
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
        Command.run(home.log(name() + "-control"), home.root(), Map.of("LC_ALL", "C", "TZ", "UTC"), command);
    }
}
