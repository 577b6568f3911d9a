package vn.emr.launcher;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Statements past the application's back, for tests that break things on purpose. */
final class Sql {

    private final Connection connection;
    private final PrintStream out;

    Sql(Connection connection, PrintStream out) {
        this.connection = connection;
        this.out = out;
    }

    /** Runs the statements one by one; the first that fails is the last. */
    void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (NativeQuery query : Parser.parseJdbcSql(text, true, false, true, false, false)) {
                print(statement, query.nativeSql.strip());
            }
        }
    }

    private void print(Statement statement, String sql) throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
        if (statement.execute(sql)) {
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    out.println(line(rows));
                }
            }
        } else {
            out.println(sql.split("\\W", 2)[0].toUpperCase(Locale.ROOT) + ' ' + statement.getUpdateCount());
        }
    }

    private static String line(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            values.add(Objects.requireNonNullElse(row.getString(column), ""));
        }
        return String.join("\t", values);
    }
}
