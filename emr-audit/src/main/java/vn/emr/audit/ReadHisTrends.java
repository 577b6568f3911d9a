package vn.emr.audit;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.his.HisTrend;
import vn.emr.domain.his.HisTrends;

/** Tells a facility, and the Department of Health of all, what is wrong in their exports and whether it gets better. */
@UseCase
public class ReadHisTrends {

    @Inject
    HisTrends trends;

    @Inject
    AuditTrail trail;

    /**
     * Week by week since that day.
     *
     * @param facility code of the only facility; null for all that the caller may see
     */
    public List<HisTrend> since(LocalDate from, @Nullable String facility) {
        return recorded(AuditEventType.HIS_TRENDS_READ, from, facility);
    }

    /** The same, to take away. */
    public List<HisTrend> export(LocalDate from, @Nullable String facility) {
        return recorded(AuditEventType.HIS_TRENDS_EXPORTED, from, facility);
    }

    private List<HisTrend> recorded(AuditEventType type, LocalDate from, @Nullable String facility) {
        List<HisTrend> found = trends.weekly(from, facility);
        trail.record(AuditRecord.of(type, facility, null).counting(found.size()));
        return found;
    }
}
