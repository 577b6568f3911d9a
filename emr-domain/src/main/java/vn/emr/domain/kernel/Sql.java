package vn.emr.domain.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Statements of the transaction around them as they are, without what Hibernate does for entities with each: for what an
 * import does some fifty times an episode. Changes of entities are not written before them.
 */
@ApplicationScoped
public class Sql {

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** What becomes of a row. */
    @FunctionalInterface
    public interface Row<T> {

        /** Takes what is wanted out of the row that the result stands on. */
        T of(ResultSet row) throws SQLException;
    }

    /**
     * Changes rows.
     *
     * @param values of the statement's {@code ?}, in their order: texts, numbers, UUID, bytes, instants, dates, arrays of texts, numbers or bytes;
     *     null is no text
     * @return how many rows
     */
    public int change(String statement, @Nullable Object... values) {
        return change(em, statement, values);
    }

    /** The same in the transaction of another persistence unit. */
    public static int change(EntityManager unit, String statement, @Nullable Object... values) {
        return unit.unwrap(Session.class).doReturningWork(c -> {
            try (PreparedStatement change = prepared(c, statement, values)) {
                return change.executeUpdate();
            }
        });
    }

    /** Asks a function that answers nothing. */
    public void call(String function, @Nullable Object... values) {
        all(function, row -> "", values);
    }

    /** All rows, in their order. */
    public <T> List<T> all(String query, Row<T> of, @Nullable Object... values) {
        return em.unwrap(Session.class).doReturningWork(c -> {
            List<T> all = new ArrayList<>();
            try (PreparedStatement find = prepared(c, query, values);
                    ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    all.add(of.of(row));
                }
            }
            return all;
        });
    }

    /** The first row. */
    public <T> Optional<T> first(String query, Row<T> of, @Nullable Object... values) {
        return all(query, of, values).stream().findFirst();
    }

    private static PreparedStatement prepared(Connection connection, String statement, @Nullable Object... values)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            for (int i = 0; i < values.length; i++) {
                set(prepared, i + 1, values[i]);
            }
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, int no, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(no, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof String[] texts) {
            statement.setArray(no, statement.getConnection().createArrayOf("text", texts));
        } else if (value instanceof Integer[] numbers) {
            statement.setArray(no, statement.getConnection().createArrayOf("int4", numbers));
        } else if (value instanceof byte[][] bytes) {
            statement.setArray(no, statement.getConnection().createArrayOf("bytea", bytes));
        } else if (value == null) {
            statement.setNull(no, Types.VARCHAR);
        } else {
            statement.setObject(no, value);
        }
    }
}
