package vn.emr.domain.his;

import java.util.UUID;

/**
 * How the newest version of a subject was made from a HIS export.
 *
 * @param subject logical id of the Encounter (an episode) or of the Patient (its cards)
 * @param version how often the subject was stated, from 1
 * @param made day on which the file was made (NGAYLAP); empty when it did not say; {@link #CHECK_IN} of a check-in
 * @param content keyed hash of all that the HOSO said
 * @param rows the statements in it
 */
public record HisContent(UUID subject, int version, String made, byte[] content, HisRows rows) {

    /** Stands for the day of a check-in (XML0): it is older than any summary of the same episode. */
    public static final String CHECK_IN = "00000000";

    /**
     * Whether a file made on this day is older than this version. A file without a date, or of the same date, counts as
     * newer when it arrives later: a cashier who takes a payment back makes the later file the one that is not paid.
     */
    public boolean isNewerThan(String otherMade) {
        if (made.equals(CHECK_IN) != otherMade.equals(CHECK_IN)) {
            return otherMade.equals(CHECK_IN);
        }
        return !made.isEmpty() && !otherMade.isEmpty() && otherMade.compareTo(made) < 0;
    }
}
