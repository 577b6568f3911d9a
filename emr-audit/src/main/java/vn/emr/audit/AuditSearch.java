package vn.emr.audit;

import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;

/** Answers the two questions: who saw this patient, what did this person do. Asking is recorded too. */
@UseCase
public class AuditSearch {

    /** Events of one file at most. */
    public static final int EXPORT_LIMIT = 100_000;

    private static final int BATCH = 2_000;

    @Inject
    AuditRows rows;

    @Inject
    AuditTrail trail;

    /** The newest events that match, newest first. */
    public List<AuditRow> find(AuditFilter filter, int limit) {
        List<AuditRow> found = rows.newest(filter, limit);
        trail.record(event(AuditEventType.AUDIT_READ, filter, found.size(), filter.account(), null));
        return found;
    }

    /** The same page as a file of FHIR resources. */
    public List<AuditRow> exportPage(AuditFilter filter, int limit) {
        List<AuditRow> found = rows.newest(filter, limit);
        trail.record(event(AuditEventType.AUDIT_EXPORTED, filter, found.size(), filter.account(), "fhir"));
        return found;
    }

    /**
     * All events that match, newest first, one after the other; read in batches, so that they needn't fit in memory.
     * Whoever takes them passes them on only after this has returned: then the export is on record.
     *
     * @throws AuditExportRefused when there are more than {@link #EXPORT_LIMIT}; recorded as refused
     */
    public void export(AuditFilter filter, Consumer<AuditRow> taker) {
        int count = 0;
        AuditFilter next = filter;
        List<AuditRow> batch;
        do {
            batch = rows.newest(next, BATCH);
            count += batch.size();
            if (count > EXPORT_LIMIT) {
                throw tooMany(filter);
            }
            batch.forEach(taker);
            next = batch.isEmpty()
                    ? next
                    : filter.before(batch.get(batch.size() - 1).key());
        } while (batch.size() == BATCH);
        trail.record(event(AuditEventType.AUDIT_EXPORTED, filter, count, filter.account(), "csv"));
    }

    private AuditExportRefused tooMany(AuditFilter filter) {
        AuditExportRefused refused = AuditExportRefused.tooMany();
        trail.recordRefusal(event(AuditEventType.AUDIT_EXPORTED, filter, null, filter.account(), refused.code()));
        return refused;
    }

    private static AuditRecord event(
            AuditEventType type,
            AuditFilter filter,
            @Nullable Integer count,
            @Nullable String about,
            @Nullable String detail) {
        return new AuditRecord(type, filter.patient(), LegalBasis.NONE, count, about, detail);
    }
}
