package vn.emr.audit.verify;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Rows in their order, from the database or from a file.
 *
 * @param <T> a row
 */
@FunctionalInterface
interface Source<T> {

    /**
     * The next one; null after the last.
     *
     * @throws SQLException when they come from the database, and it fails
     */
    @Nullable
    T next() throws SQLException;
}
