package vn.emr.domain.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.kernel.Sql;
import vn.emr.domain.kernel.SystemClock;

/** What was found how often in the exports of each facility, as far as the caller may see it. */
@ApplicationScoped
public class HisTrends {

    private static final String ADD = "insert into emr.his_trend (facility, day, severity, files, hosos, rule, last)"
            + " select e.facility, ?, t.severity, 1, t.hosos, t.rule, e.id"
            + " from emr.his_export e, unnest(?::int4[], ?::int4[], ?::text[]) t(severity, hosos, rule)"
            + " where e.id = ? order by t.rule, t.severity"
            + " on conflict (facility, day, rule, severity) do update set files = his_trend.files + 1,"
            + " hosos = his_trend.hosos + excluded.hosos, last = excluded.last";

    private static final String WEEKS =
            "select f.code, to_char(date_trunc('week', t.day), 'YYYY-MM-DD'), t.rule, t.severity,"
                    + " cast(sum(t.files) as int), cast(sum(t.hosos) as int), (array_agg(t.last order by t.day desc))[1]"
                    + " from emr.his_trend t join emr.facility f on f.key = t.facility"
                    + " where t.day >= :from and (cast(:facility as text) is null or f.code = :facility)"
                    + " group by 1, 2, 3, 4 order by 1, 2, 3, 4";

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    @Inject
    Sql sql;

    /** The day in Vietnam. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, SystemClock.VIETNAM);
    }

    /** Counts what was found in an export, in the transaction that writes its report. */
    public void add(UUID export, LocalDate day, List<HisTrend.Count> counts) {
        if (!counts.isEmpty()) {
            sql.change(
                    ADD,
                    day,
                    counts.stream().map(HisTrend.Count::severity).toArray(Integer[]::new),
                    counts.stream().map(HisTrend.Count::hosos).toArray(Integer[]::new),
                    counts.stream().map(HisTrend.Count::rule).toArray(String[]::new),
                    export);
        }
    }

    /**
     * Week by week, by facility and rule.
     *
     * @param from first day
     * @param facility code of the only facility; null for all that the caller may see
     */
    public List<HisTrend> weekly(LocalDate from, @Nullable String facility) {
        List<?> rows = em.createNativeQuery(WEEKS, Object[].class)
                .setParameter("from", from)
                .setParameter("facility", facility)
                .getResultList();
        return rows.stream().map(r -> trend((Object[]) r)).toList();
    }

    private static HisTrend trend(Object[] row) {
        return new HisTrend(
                (String) row[0],
                LocalDate.parse((String) row[1]),
                (String) row[2],
                ((Number) row[3]).intValue(),
                ((Number) row[4]).intValue(),
                ((Number) row[5]).intValue(),
                (UUID) row[6]);
    }
}
