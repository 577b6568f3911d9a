package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./emr verify} on the node that all other tests wrote to. */
class VerifyIT {

    private final RunningNode node = RunningNode.get();

    @Test
    void finds_one_altered_byte_and_names_the_entry() throws SQLException {
        assertThat(node.launcher("verify", "--json")).isZero();
        try (Connection superuser = node.superuser();
                Statement statement = superuser.createStatement()) {
            ResultSet row = statement.executeQuery("select c.stream, c.seq, e.id from emr.entry_content c"
                    + " join emr.entry e on e.stream = c.stream and e.seq = c.seq order by e.recorded desc limit 1");
            row.next();
            long stream = row.getLong(1);
            int seq = row.getInt(2);
            String id = row.getString(3);
            flipLastByte(superuser, stream, seq);
            try {
                assertThat(node.launcher("verify", "--json")).isEqualTo(1);
                assertThat(node.output("verify")).contains(id);
            } finally {
                flipLastByte(superuser, stream, seq);
            }
        }
        assertThat(node.launcher("verify")).isZero();
    }

    @Test
    void the_jar_checks_an_export_without_the_node(@TempDir Path directory) throws Exception {
        Path export = directory.resolve("records.zip");
        Path heads = directory.resolve("heads.jsonl");
        assertThat(node.launcher("heads", "export", heads.toString())).isZero();
        assertThat(node.launcher("records", "export", export.toString())).isZero();
        assertThat(node.launcher("records", "export", export.toString()))
                .as("a file that is there")
                .isEqualTo(1);
        Path key = node.home().resolve("province/keys/seal.pub.pem");
        assertThat(jar(directory, export.toString(), "--heads", heads.toString(), "--key", "province=" + key))
                .as(Files.readString(directory.resolve("said")))
                .isZero();
        assertThat(Files.readString(directory.resolve("said"))).contains("The log is whole.");
    }

    private static int jar(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-jar",
                Path.of(System.getProperty("emr.target"), "emr-verify.jar").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile())
                .start()
                .waitFor();
    }

    @Test
    void the_node_checks_itself_when_the_auditor_asks() throws Exception {
        node.sql(
                "province",
                "insert into audit.log_check (asked, asked_by) values (now(), 'auditor') on conflict do nothing");
        Patience.until(
                "the check ends",
                Duration.ofMinutes(3),
                () -> node.sql("province", "select count(*) from audit.log_check where ended is null")
                        .equals("0"));
        assertThat(node.sql("province", "select failures, findings from audit.log_check order by key desc limit 1"))
                .isEqualTo("0\t[]");
    }

    private static void flipLastByte(Connection superuser, long stream, int seq) throws SQLException {
        try (PreparedStatement update = superuser.prepareStatement("update emr.entry_content set bytes ="
                + " set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 1)"
                + " where stream = ? and seq = ?")) {
            update.setLong(1, stream);
            update.setInt(2, seq);
            update.executeUpdate();
        }
    }
}
