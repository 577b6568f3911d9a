package vn.emr.records.access;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import vn.emr.records.web.Day;

/**
 * The form that asks for the days of a patient's list.
 *
 * @param patient whose
 * @param from first day as typed
 * @param until last day as typed
 * @param errors sentences by field
 */
public record SawForm(UUID patient, String from, String until, Map<String, String> errors) {

    /** Copies the errors. */
    public SawForm {
        errors = Map.copyOf(errors);
    }

    /** With the last 12 months filled in. */
    static SawForm until(UUID patient, LocalDate today) {
        ListPeriod period = ListPeriod.until(today);
        return new SawForm(patient, Day.show(period.first()), Day.show(period.last()), Map.of());
    }
}
