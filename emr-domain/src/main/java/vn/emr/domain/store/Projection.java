package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row per resource: where its current version is, whose it is, when it was. Derived from the log; can be dropped
 * and rebuilt.
 */
@ApplicationScoped
public class Projection {

    private static final String UPSERT =
            "insert into emr.resource (id, stream, patient, encounter, lo, updated, seq, version, facility, type, withdrawn,"
                    + " hi, labelled)"
                    + " select e.id, e.stream, e.patient, e.encounter, e.lo::timestamptz, e.updated::timestamptz, e.seq,"
                    + " e.version, e.facility, e.type, e.withdrawn, e.hi::timestamptz, e.labelled"
                    + " from unnest(?::int8[], ?::int4[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::int4[],"
                    + " ?::int4[], ?::int4[], ?::bool[], ?::text[], ?::bool[])"
                    + " e(stream, facility, updated, id, patient, encounter, lo, seq, version, type, withdrawn, hi, labelled)"
                    + " on conflict (id) do update set patient = excluded.patient, encounter = excluded.encounter,"
                    + " lo = excluded.lo, updated = excluded.updated, seq = excluded.seq, version = excluded.version,"
                    + " withdrawn = excluded.withdrawn, hi = excluded.hi, labelled = excluded.labelled where resource.version < excluded.version";

    /** A row of the log, and what its content says about it. */
    private record Derived(LogWriter.Row row, Projected of) {

        EntryHeader header() {
            return row.entry().header();
        }
    }

    /** Brings what is known of the resources of these entries up to date. */
    void project(Connection connection, List<LogWriter.Row> added) throws SQLException {
        Map<UUID, LogWriter.Row> latest = new LinkedHashMap<>();
        added.forEach(r -> latest.put(r.entry().header().logicalId(), r));
        List<Derived> rows = latest.values().stream().map(Projection::derived).toList();
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            Columns.set(upsert, 1, "int8", rows, d -> d.row().stream().key(), Long[]::new);
            Columns.set(upsert, 2, "int4", rows, d -> d.row().stream().facility(), Integer[]::new);
            Columns.set(
                    upsert, 3, "text", rows, d -> EntryHeader.time(d.header().recorded()), String[]::new);
            Columns.set(upsert, 4, "uuid", rows, d -> d.header().logicalId(), UUID[]::new);
            Columns.set(upsert, 5, "uuid", rows, d -> d.of().patient(), UUID[]::new);
            Columns.set(upsert, 6, "uuid", rows, d -> d.of().encounter(), UUID[]::new);
            Columns.set(upsert, 7, "text", rows, Projection::effective, String[]::new);
            Columns.set(upsert, 8, "int4", rows, d -> d.header().sequence(), Integer[]::new);
            Columns.set(upsert, 9, "int4", rows, d -> d.header().version(), Integer[]::new);
            Columns.set(upsert, 10, "int4", rows, d -> FhirTypes.code(d.header().resourceType()), Integer[]::new);
            Columns.set(upsert, 11, "bool", rows, d -> d.of().withdrawn(), Boolean[]::new);
            Columns.set(upsert, 12, "text", rows, d -> d.of().ended(), String[]::new);
            Columns.set(upsert, 13, "bool", rows, d -> d.of().labelled(), Boolean[]::new);
            upsert.executeUpdate();
        }
    }

    private static @Nullable String effective(Derived row) {
        Instant effective = row.header().effective();
        return effective == null ? null : EntryHeader.time(effective);
    }

    private static Derived derived(LogWriter.Row row) {
        Entry entry = row.entry();
        return new Derived(row, Projected.of(entry.header().logicalId(), entry.content()));
    }
}
