package vn.emr.audit.space;

import java.util.Locale;

/** Whether there is room to record what is done. */
public enum SpaceState {
    /** All is well. */
    ENOUGH,
    /** Under the reserve: an alarm, nothing is refused. */
    LOW,
    /** Nearly gone, or the database says so: only records opened in an emergency are read, and that is kept in the spool. */
    EXHAUSTED;

    /** Its code in the audit trail, the log and the status. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
