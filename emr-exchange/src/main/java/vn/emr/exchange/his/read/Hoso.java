package vn.emr.exchange.his.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** MA_LK of the summary, else of the first other row that has one; empty when none has. */
    public String episode() {
        return Stream.concat(
                        summary().stream(), tables.stream().map(HisTable::rows).flatMap(List::stream))
                .map(row -> row.get("MA_LK"))
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Whether it tells only that an episode began (XML0). */
    public boolean isCheckIn() {
        return rows("XML1").isEmpty();
    }
}
