package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

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
