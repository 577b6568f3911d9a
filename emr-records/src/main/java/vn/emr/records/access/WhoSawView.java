package vn.emr.records.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The patient's list of who saw the record, in words.
 *
 * @param name of the patient
 * @param born day or year of birth
 * @param number the patient's number at the facility
 * @param keeper name of the facility that keeps the record
 * @param from first day
 * @param until last day
 * @param printed when it was printed
 * @param rows what was done, the newest first
 * @param times how often, all rows together
 * @param count number of rows
 * @param refused how often somebody was refused; null when nobody was
 */
public record WhoSawView(
        String name,
        String born,
        String number,
        String keeper,
        String from,
        String until,
        String printed,
        List<Row> rows,
        String times,
        String count,
        @Nullable String refused) {

    /** Copies the rows. */
    public WhoSawView {
        rows = List.copyOf(rows);
    }

    /**
     * What one person did on one day.
     *
     * @param at day and time, from and to when it was done more than once
     * @param facility name of the person's facility
     * @param role the person's role
     * @param what was done
     * @param why purpose and ground
     * @param times how often
     */
    public record Row(String at, String facility, String role, String what, String why, String times) {}
}
