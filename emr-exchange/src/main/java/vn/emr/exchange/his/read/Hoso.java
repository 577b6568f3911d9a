package vn.emr.exchange.his.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.emr.exchange.his.finding.Finding;

/**
 * One episode of an export.
 *
 * @param tables its tables that are in the standard, each once
 * @param unknown names and contents (as sent) of the others
 * @param findings what was odd about their form
 */
public record Hoso(List<HisTable> tables, Map<String, String> unknown, List<Finding> findings) {

    /** Rows of a table; none when it was not sent. */
    public List<HisRow> rows(String table) {
        return tables.stream()
                .filter(t -> t.name().equals(table))
                .findFirst()
                .map(HisTable::rows)
                .orElse(List.of());
    }

    /** The summary (XML1), while the patient is still in care the check-in (XML0), if either is there. */
    public Optional<HisRow> summary() {
        return rows("XML1").stream().findFirst().or(() -> rows("XML0").stream().findFirst());
    }

    /** Whether it tells only that an episode began (XML0). */
    public boolean isCheckIn() {
        return rows("XML1").isEmpty();
    }
}
