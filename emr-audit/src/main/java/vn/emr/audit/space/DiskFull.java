package vn.emr.audit.space;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises what PostgreSQL says when it can't take any more. */
final class DiskFull {

    /** disk_full; read_only_sql_transaction: an administrator's, or a standby's, answer to the same need. */
    private static final Set<String> STATES = Set.of("53100", "25006");

    private DiskFull() {}

    /** Whether that is what went wrong. */
    static boolean in(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
