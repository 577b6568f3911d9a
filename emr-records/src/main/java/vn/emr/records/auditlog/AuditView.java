package vn.emr.records.auditlog;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;

/**
 * The page of the audit trail.
 *
 * @param question what was asked
 * @param facilities facilities to choose from: code to name, in the order of the names
 * @param errors what is wrong with it: field to text
 * @param rows events, newest first
 * @param older address of the older ones; null when these are all
 */
public record AuditView(
        AuditQuestion question,
        Map<String, String> facilities,
        Map<String, String> errors,
        List<AuditLine> rows,
        @Nullable String older) {

    /** Copies the list. */
    public AuditView {
        rows = List.copyOf(rows);
    }

    /** Address of all these events as CSV. */
    public String csv() {
        return question.whole("/audit/events.csv");
    }

    /** Address of this page of them as FHIR. */
    public String fhir() {
        return question.address("/audit/events.json");
    }

    /** Kinds of event to choose from. */
    public List<AuditEventType> kinds() {
        return Stream.of(AuditEventType.values())
                .filter(t -> t != AuditEventType.NONE)
                .toList();
    }
}
