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
 * @param copies where copies of the record went, the newest first
 * @param elsewhere names of the facilities that keep copies and whose looks this list can't have
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
        @Nullable String refused,
        List<Sent> copies,
        List<String> elsewhere) {

    /** Copies the lists. */
    public WhoSawView {
        rows = List.copyOf(rows);
        copies = List.copyOf(copies);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * A copy that left.
     *
     * @param at day and time
     * @param facility name of the facility to which it went
     * @param what it is
     * @param received when it arrived there, or that this isn't known yet
     * @param looks where the looks at it are listed
     */
    public record Sent(String at, String facility, String what, String received, String looks) {}

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
