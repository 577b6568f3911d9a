package vn.emr.records.access;

import java.util.List;
import vn.emr.audit.access.TriedNumbers;

/**
 * The privacy officer's queue.
 *
 * @param rows what was opened; what waits first
 * @param tries who tried many numbers that opened nobody
 * @param minutes within which tries are counted together
 */
public record OverridesView(List<OverrideRow> rows, List<TriedNumbers.Tries> tries, int minutes) {

    /** Copies the lists. */
    public OverridesView {
        rows = List.copyOf(rows);
        tries = List.copyOf(tries);
    }

    /** How many the reader has to judge. */
    public int waiting() {
        return (int) rows.stream().filter(OverrideRow::open).count() + tries.size();
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return rows.isEmpty() && tries.isEmpty();
    }
}
