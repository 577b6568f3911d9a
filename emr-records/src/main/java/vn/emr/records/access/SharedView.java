package vn.emr.records.access;

import java.util.List;
import java.util.UUID;

/**
 * Patients of other facilities whom the reader may read.
 *
 * @param rows those whose right ends first
 */
public record SharedView(List<Row> rows) {

    /**
     * One of them.
     *
     * @param patient logical id
     * @param name full name
     * @param sex FHIR gender
     * @param birth FHIR date; empty when not known
     * @param facility name of the facility that keeps the record
     * @param ground key of why it may be read
     */
    public record Row(UUID patient, String name, String sex, String birth, String facility, String ground) {}

    /** Copies the list. */
    public SharedView {
        rows = List.copyOf(rows);
    }
}
