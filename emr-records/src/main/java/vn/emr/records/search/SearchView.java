package vn.emr.records.search;

import java.util.List;

/**
 * The search page.
 *
 * @param typed what was looked for; empty before the first search
 * @param rows hits, best first
 * @param more whether there are more than these
 */
public record SearchView(String typed, List<PatientRow> rows, boolean more) {

    /** Copies the list. */
    public SearchView {
        rows = List.copyOf(rows);
    }

    /** Whether anything was looked for. */
    public boolean asked() {
        return !typed.isEmpty();
    }
}
