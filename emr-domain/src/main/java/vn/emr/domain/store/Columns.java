package vn.emr.domain.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows as parameters of one statement: an array for each column, taken apart by {@code unnest}. */
final class Columns {

    private Columns() {}

    /**
     * Sets the parameter to what each row has in this column. The array is of the values' own type: the driver sends an array of
     * objects as a text, which both sides have to take apart.
     */
    static <T, V> void set(
            PreparedStatement statement,
            int index,
            String type,
            List<T> rows,
            Function<T, @Nullable V> value,
            IntFunction<V[]> array)
            throws SQLException {
        V[] values = rows.stream().map(value).toArray(array);
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
