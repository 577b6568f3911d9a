package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row per resource: where its current version is, whose it is, when it was. Derived from the log; can be dropped
 * and rebuilt.
 */
@ApplicationScoped
public class Projection {

    private static final String UPSERT =
            "insert into emr.resource (id, stream, patient, encounter, lo, updated, seq, version, facility, type, withdrawn,"
                    + " hi)"
                    + " select e.id, ?, e.patient, e.encounter, e.lo::timestamptz, e.updated::timestamptz, e.seq, e.version, ?,"
                    + " e.type, e.withdrawn, e.hi::timestamptz"
                    + " from unnest(?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::int4[], ?::int4[], ?::int4[],"
                    + " ?::bool[], ?::text[]) e(updated, id, patient, encounter, lo, seq, version, type, withdrawn, hi)"
                    + " on conflict (id) do update set patient = excluded.patient, encounter = excluded.encounter,"
                    + " lo = excluded.lo, updated = excluded.updated, seq = excluded.seq, version = excluded.version,"
                    + " withdrawn = excluded.withdrawn, hi = excluded.hi where resource.version < excluded.version";

    /** Brings the rows of these entries up to date. */
    void project(Connection connection, LogWriter.StreamKey stream, List<Entry> added) throws SQLException {
        Map<UUID, Entry> latest = new LinkedHashMap<>();
        added.forEach(e -> latest.put(e.header().logicalId(), e));
        List<Entry> entries = List.copyOf(latest.values());
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setLong(1, stream.key());
            upsert.setInt(2, stream.facility());
            upsert.setArray(
                    3,
                    array(
                            connection,
                            "text",
                            entries,
                            e -> e.header().recorded().toString()));
            upsert.setArray(
                    4, array(connection, "uuid", entries, e -> e.header().logicalId()));
            upsert.setArray(
                    5, array(connection, "uuid", entries, e -> projected(e).patient()));
            upsert.setArray(
                    6, array(connection, "uuid", entries, e -> projected(e).encounter()));
            upsert.setArray(7, array(connection, "text", entries, Projection::effective));
            upsert.setArray(
                    8, array(connection, "int4", entries, e -> e.header().sequence()));
            upsert.setArray(
                    9, array(connection, "int4", entries, e -> e.header().version()));
            upsert.setArray(
                    10,
                    array(
                            connection,
                            "int4",
                            entries,
                            e -> FhirTypes.code(e.header().resourceType())));
            upsert.setArray(
                    11, array(connection, "bool", entries, e -> projected(e).withdrawn()));
            upsert.setArray(
                    12, array(connection, "text", entries, e -> projected(e).ended()));
            upsert.executeUpdate();
        }
    }

    private static Array array(
            Connection connection, String type, List<Entry> entries, Function<Entry, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, entries.stream().map(value).toArray());
    }

    private static @Nullable String effective(Entry entry) {
        return entry.header().effective() == null
                ? null
                : entry.header().effective().toString();
    }

    private static Projected projected(Entry entry) {
        return Projected.of(entry.header().logicalId(), entry.content());
    }
}
