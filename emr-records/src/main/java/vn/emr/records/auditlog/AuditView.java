package vn.emr.records.auditlog;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;

/**
 * The auditor's page.
 *
 * @param question what was asked
 * @param errors what is wrong with it: field to text
 * @param rows events, newest first
 * @param older address of the older ones; null when these are all
 */
public record AuditView(
        AuditQuestion question,
        Map<String, String> errors,
        List<AuditLine> rows,
        @Nullable String older) {

    /** Copies the list. */
    public AuditView {
        rows = List.copyOf(rows);
    }

    /** Kinds of event to choose from. */
    public List<AuditEventType> kinds() {
        return Stream.of(AuditEventType.values())
                .filter(t -> t != AuditEventType.NONE)
                .toList();
    }
}
