package vn.emr.records.access;

import java.util.List;
import java.util.UUID;

/**
 * The records that an emergency has opened, where more than one facility has one.
 *
 * @param patients logical ids, those of the own facility first
 */
public record OpenedView(List<UUID> patients) {

    /** Copies the list. */
    public OpenedView {
        patients = List.copyOf(patients);
    }
}
