package vn.emr.records.access;

import java.util.List;

/**
 * The privacy officer's queue.
 *
 * @param rows what waits first
 */
public record OverridesView(List<OverrideRow> rows) {

    /** Copies the list. */
    public OverridesView {
        rows = List.copyOf(rows);
    }

    /** How many the reader has to judge. */
    public int waiting() {
        return (int) rows.stream().filter(OverrideRow::open).count();
    }
}
