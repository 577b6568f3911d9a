package vn.emr.domain.access;

/** What a caller wants to do about a patient. */
public enum Act {
    /** See what stands in the record. */
    READ,
    /** Add a statement to it, or send it on. */
    WRITE
}
