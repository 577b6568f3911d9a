package vn.emr.domain.access;

import java.util.Set;
import java.util.UUID;

/** What the node keeps outside of its database while that has no space left; the audit implements it. */
public interface OutsideDatabase {

    /** Whether the database has to be spared: nothing is written to it that can be kept elsewhere. */
    boolean spared();

    /**
     * Patients whose records this person has opened in an emergency, and the opening isn't in the database yet.
     *
     * @param account user name in the realm
     */
    Set<UUID> openedTo(String account);
}
