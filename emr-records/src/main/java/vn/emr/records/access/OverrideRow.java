package vn.emr.records.access;

import vn.emr.audit.access.ReviewOverrides;

/**
 * An opening as the privacy officer sees it.
 *
 * @param opening the opening
 * @param facility name of the facility of who opened
 * @param ours whether that is the reader's own, which judges
 * @param late whether it waits for longer than it may
 */
public record OverrideRow(ReviewOverrides.Opening opening, String facility, boolean ours, boolean late) {

    /** Whether the reader can judge it now. */
    public boolean open() {
        return ours && opening.reviewed() == null;
    }

    /** Key of where it stands. */
    public String state() {
        if (opening.justified() == null) {
            return late ? "override.late" : "override.waits";
        }
        return opening.justified() ? "override.justified" : "override.unjustified";
    }

    /** Colour of that. */
    public String colour() {
        if (opening.justified() == null) {
            return late ? "red" : "amber";
        }
        return opening.justified() ? "green" : "red";
    }
}
