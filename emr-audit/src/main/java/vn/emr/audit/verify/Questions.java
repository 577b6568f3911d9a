package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import vn.emr.domain.store.FhirTypes;

/** Asks the database for what does not hold; each row of the answer is a failure. */
final class Questions {

    private final Findings findings;

    Questions(Findings findings) {
        this.findings = findings;
    }

    /** The rows say it in words. */
    void ask(Connection connection, Check check, String sql) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(sql)) {
            rows.setFetchSize(Verifier.FETCH);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    findings.add(Failure.of(check, row.getString(1)));
                }
            }
        }
    }

    /** The rows name a resource: id, type, message. */
    void aboutResources(Connection connection, Check check, String sql) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(sql)) {
            rows.setFetchSize(Verifier.FETCH);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    findings.add(Failure.ofResource(
                            check, typeName(row), row.getObject("id", UUID.class), row.getString("message")));
                }
            }
        }
    }

    static String typeName(ResultSet row) throws SQLException {
        int type = row.getInt("type");
        try {
            return FhirTypes.name(type);
        } catch (IndexOutOfBoundsException e) {
            return "type " + type;
        }
    }
}
