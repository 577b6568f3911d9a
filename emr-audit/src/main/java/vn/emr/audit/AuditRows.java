package vn.emr.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;

/** Reads events of the trail. Row-level security holds it to what the caller may see. */
@ApplicationScoped
class AuditRows {

    @PersistenceContext(unitName = "audit")
    EntityManager em;

    /** The newest events that match, newest first. */
    List<AuditRow> newest(AuditFilter filter, int limit) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String sql = "select key, at, type, outcome, account, facility, patient, basis, count, about, detail, role,"
                + " purpose from audit.event where true" + conditions(filter, parameters) + " order by key desc";
        Query query = em.createNativeQuery(sql, Object[].class).setMaxResults(limit);
        parameters.forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream().map(r -> row((Object[]) r)).toList();
    }

    private static String conditions(AuditFilter filter, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder();
        and(sql, parameters, "account = :account", "account", filter.account());
        and(sql, parameters, "patient = :patient", "patient", filter.patient());
        and(sql, parameters, "type = :type", "type", code(filter.type()));
        if (AuditFilter.NO_FACILITY.equals(filter.facility())) {
            sql.append(" and facility is null");
        } else {
            and(sql, parameters, "facility = :facility", "facility", filter.facility());
        }
        if (filter.refused() != null) {
            sql.append(filter.refused() ? " and outcome <> 0" : " and outcome = 0");
        }
        and(sql, parameters, "at >= :from", "from", filter.from());
        and(sql, parameters, "at < :until", "until", filter.until());
        and(sql, parameters, "key < :before", "before", filter.beforeKey());
        return sql.toString();
    }

    private static @Nullable Integer code(@Nullable AuditEventType type) {
        return type == null ? null : type.code();
    }

    private static void and(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private static AuditRow row(Object[] row) {
        return new AuditRow(
                ((Number) row[0]).longValue(),
                (Instant) row[1],
                AuditEventType.ofCode(((Number) row[2]).intValue()),
                ((Number) row[3]).intValue() != 0,
                (String) row[4],
                (String) row[5],
                (UUID) row[6],
                LegalBasis.ofCode(((Number) row[7]).intValue()),
                row[8] == null ? null : ((Number) row[8]).intValue(),
                (String) row[9],
                (String) row[10],
                row[11] == null ? null : Role.ofCode(((Number) row[11]).intValue()),
                row[12] == null ? null : Purpose.ofCode(((Number) row[12]).intValue()));
    }
}
