package vn.emr.audit.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** The rows of the checks. */
@ApplicationScoped
public class LogCheckRows {

    private static final String COLUMNS = "select key, asked, asked_by, ended, done, total, failures, counts, findings,"
            + " trouble from audit.log_check ";
    private static final String FINDINGS = "findings";

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** Asks for one; there is one at a time, so nothing is added while another is at work. */
    void ask(String by, Instant now) {
        em.createNativeQuery("insert into audit.log_check (asked, asked_by) values (:now, :by) on conflict do nothing")
                .setParameter("now", now)
                .setParameter("by", by)
                .executeUpdate();
    }

    /** The newest, the last first. */
    List<LogCheck> newest(int limit) {
        List<?> rows = em.createNativeQuery(COLUMNS + "order by key desc limit :limit", Object[].class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(r -> check((Object[]) r)).toList();
    }

    /** The one that is not over. */
    Optional<LogCheck> open() {
        return newest(1).stream().filter(c -> !c.over()).findFirst();
    }

    private static LogCheck check(Object[] row) {
        return new LogCheck(
                number(row[0]),
                (Instant) row[1],
                (String) row[2],
                (Instant) row[3],
                number(row[4]),
                number(row[5]),
                number(row[6]),
                counts((String) row[7]),
                findings((String) row[8]),
                (String) row[9]);
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static Map<String, Long> counts(String json) {
        Map<String, Long> counts = new LinkedHashMap<>();
        JsonObject object = CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8));
        object.properties()
                .keySet()
                .forEach(name ->
                        counts.put(name, object.text(name).map(Long::valueOf).orElse(0L)));
        return counts;
    }

    private static List<String> findings(String array) {
        String json = "{\"" + FINDINGS + "\":" + array + '}';
        return CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8))
                .get(FINDINGS)
                .map(a -> ((JsonArray) a).texts().toList())
                .orElse(List.of());
    }

    /** Where the check is to go on. */
    String place(long key) {
        return (String) em.createNativeQuery("select place from audit.log_check where key = :key", String.class)
                .setParameter("key", key)
                .getSingleResult();
    }

    void begin(long key, long total, Instant now) {
        em.createNativeQuery("update audit.log_check set total = :total, started = coalesce(started, :now)"
                        + " where key = :key and started is null")
                .setParameter("key", key)
                .setParameter("total", total)
                .setParameter("now", now)
                .executeUpdate();
    }

    void keep(LogCheck check, String place, Instant now) {
        JsonObject counts = new JsonObject();
        check.counts().forEach((name, count) -> counts.putNumber(name, Long.toString(count)));
        JsonArray findings = new JsonArray();
        check.findings().forEach(findings::add);
        em.createNativeQuery(
                        "update audit.log_check set place = :place, worked = :now, done = :done, failures = :failures,"
                                + " counts = :counts, findings = :findings, trouble = null,"
                                + " ended = case when :over then cast(:now as timestamptz) end where key = :key")
                .setParameter("place", place)
                .setParameter("now", now)
                .setParameter("done", check.done())
                .setParameter("failures", check.failures())
                .setParameter("counts", counts.toString())
                .setParameter("findings", findings.toString())
                .setParameter("over", check.over())
                .setParameter("key", check.key())
                .executeUpdate();
    }

    void trouble(long key, @Nullable String trouble) {
        em.createNativeQuery("update audit.log_check set trouble = cast(:trouble as text) where key = :key")
                .setParameter("trouble", trouble)
                .setParameter("key", key)
                .executeUpdate();
    }
}
