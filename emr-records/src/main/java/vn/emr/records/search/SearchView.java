package vn.emr.records.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search page.
 *
 * @param typed what was looked for; empty before the first search
 * @param rows hits, best first
 * @param more whether there are more than these
 * @param register address of the form that registers somebody new, filled from what was typed; null when the reader may not
 */
public record SearchView(
        String typed,
        List<PatientRow> rows,
        boolean more,
        @Nullable String register) {

    /** Copies the list. */
    public SearchView {
        rows = List.copyOf(rows);
    }

    /** Whether anything was looked for. */
    public boolean asked() {
        return !typed.isEmpty();
    }
}
