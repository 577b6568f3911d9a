package vn.emr.exchange.his.finding;

import org.jspecify.annotations.Nullable;

/**
 * Where in an export something was found.
 *
 * @param table XML1 … XML15; null for the envelope
 * @param row which row of the table, from 1; 0 when it is about the whole table
 * @param element which element; null when it is about the whole row or table
 */
public record Place(
        @Nullable String table, int row, @Nullable String element) {

    /** The whole file or HOSO. */
    public static final Place WHOLE = new Place(null, 0, null);

    /** An element of the envelope. */
    public static Place envelope(String element) {
        return new Place(null, 0, element);
    }

    /** A whole table. */
    public static Place table(String table) {
        return new Place(table, 0, null);
    }

    /** {@code XML2/SO_LUONG}; empty for the whole. */
    public String path() {
        if (table == null) {
            return element == null ? "" : element;
        }
        return element == null ? table : table + '/' + element;
    }

    String in(String rowWord, String whole) {
        if (path().isEmpty()) {
            return whole;
        }
        return row == 0 ? path() : path() + " (" + rowWord + ' ' + row + ')';
    }
}
