package vn.emr.records.access;

import java.util.Map;

/**
 * The page that opens a record of any facility in an emergency. The number is shown again, it isn't kept.
 *
 * @param number what was typed
 * @param reason what was typed
 * @param errors sentences by field
 * @param hours for how long it opens
 * @param full whether there is no space for the audit, so that nothing else is open
 */
public record EmergencyView(String number, String reason, Map<String, String> errors, int hours, boolean full) {

    /** Copies. */
    public EmergencyView {
        errors = Map.copyOf(errors);
    }
}
