package vn.emr.records.chart;

import org.jspecify.annotations.Nullable;

/**
 * Something that a reader would miss, and that is not here because it was not sent.
 *
 * @param part part of the chart in which it would stand
 * @param facility code of the facility that has it
 * @param count how many
 * @param at when the rest was sent; null for what is only referred to
 */
public record Gap(
        Part part, String facility, int count, @Nullable FhirTime at) {

    /** Part of the chart. */
    public enum Part {
        PROBLEMS,
        MEDICINES,
        RESULTS,
        NOTES,
        SERVICES,
        OTHER;

        /** Where a resource of this type stands. */
        static Part of(String type) {
            return switch (type) {
                case "Condition" -> PROBLEMS;
                case "MedicationRequest", "MedicationAdministration", "MedicationStatement" -> MEDICINES;
                case "Observation", "DiagnosticReport" -> RESULTS;
                case "Composition" -> NOTES;
                case "Procedure", "DeviceRequest", "DeviceUseStatement" -> SERVICES;
                default -> OTHER;
            };
        }
    }

    /** Key of its sentence: left out when the rest was sent, or known only from a reference to it. */
    public String text() {
        return (at == null ? "chart.absent." : "chart.gap.") + part;
    }
}
