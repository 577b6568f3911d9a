package vn.emr.domain.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.SecurityLabels;

/**
 * Reads versions from the log, as far as row-level security lets the caller see them. Entries with a security label are there
 * for those only to whom the policy has opened them ({@link vn.emr.domain.access.AccessPolicy}): their content decides here
 * once more, whatever the index says.
 */
@ApplicationScoped
public class Entries {

    private static final String CURRENT =
            "select r.type, r.id, r.version, r.updated, f.code, e.source, c.dict, c.bytes,"
                    + " r.withdrawn, r.stream from emr.resource r"
                    + " join emr.entry e on e.stream = r.stream and e.seq = r.seq"
                    + " join emr.entry_content c on c.stream = r.stream and c.seq = r.seq"
                    + " join emr.facility f on f.key = r.facility ";

    private static final String VERSIONS =
            "select e.type, e.id, e.version, e.recorded, f.code, e.source, c.dict, c.bytes, false, s.key"
                    + " from emr.stream s join emr.entry e on e.stream = s.key"
                    + " join emr.entry_content c on c.stream = e.stream and c.seq = e.seq"
                    + " join emr.facility f on f.key = e.facility where s.subject = ? order by e.seq";

    @PersistenceContext(unitName = "emr")
    EntityManager em;

    /** The current version of a resource. */
    public Optional<StoredResource> current(UUID id) {
        return query(CURRENT + "where r.id = ?", id).stream().findFirst();
    }

    /** The current versions of these resources, by their ids, as far as the caller may read them. */
    public Map<UUID, StoredResource> current(Collection<UUID> ids) {
        return em.unwrap(Session.class).doReturningWork(c -> {
            try (PreparedStatement find = c.prepareStatement(CURRENT + "where r.id = any (?)")) {
                find.setArray(1, c.createArrayOf("uuid", ids.toArray()));
                return all(find).stream().collect(Collectors.toMap(StoredResource::id, Function.identity()));
            }
        });
    }

    /** Everything current about a patient, oldest first within each type; withdrawn statements are left out. */
    public List<StoredResource> compartment(UUID patient) {
        return query(CURRENT + "where r.patient = ? and not r.withdrawn order by r.type, r.lo, r.id", patient);
    }

    /** What is current about a patient of these types, oldest first within each type; withdrawn ones are left out. */
    public List<StoredResource> compartment(UUID patient, Collection<String> types) {
        Object[] codes = types.stream().map(FhirTypes::code).toArray();
        return em.unwrap(Session.class).doReturningWork(c -> {
            try (PreparedStatement find = c.prepareStatement(CURRENT
                    + "where r.patient = ? and r.type = any (?) and not r.withdrawn order by r.type, r.lo, r.id")) {
                find.setObject(1, patient);
                find.setArray(2, c.createArrayOf("int4", codes));
                return all(find);
            }
        });
    }

    /**
     * Everything that the stream about this resource ever said, in its order: of each resource all versions that are here.
     * Those by which something was withdrawn are told by their content.
     */
    public List<StoredResource> versions(UUID subject) {
        return query(VERSIONS, subject);
    }

    /** Whether the current version says the same, apart from {@code id} and what an append sets in {@code meta}. */
    public boolean says(UUID id, JsonObject content) {
        return current(id)
                .map(StoredResource::content)
                .map(Entries::bare)
                .filter(content::equals)
                .isPresent();
    }

    private static JsonObject bare(JsonObject content) {
        JsonObject meta = content.object("meta").orElseGet(JsonObject::new);
        meta.remove("versionId").remove("lastUpdated");
        return content.remove("id").remove("meta").put("meta", meta);
    }

    private List<StoredResource> query(String sql, UUID parameter) {
        return em.unwrap(Session.class).doReturningWork(c -> query(c, sql, parameter));
    }

    private static List<StoredResource> query(Connection c, String sql, UUID parameter) throws SQLException {
        try (PreparedStatement find = c.prepareStatement(sql)) {
            find.setObject(1, parameter);
            return all(find);
        }
    }

    private static List<StoredResource> all(PreparedStatement find) throws SQLException {
        List<StoredResource> found = new ArrayList<>();
        try (ResultSet row = find.executeQuery()) {
            while (row.next()) {
                StoredResource stored = stored(row);
                if (!SecurityLabels.isRestricted(stored.content()) || isOpen(find.getConnection(), row)) {
                    found.add(stored);
                }
            }
        }
        return found;
    }

    private static boolean isOpen(Connection connection, ResultSet row) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select emr.labels_open_in(?)")) {
            ask.setLong(1, row.getLong(10));
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private static StoredResource stored(ResultSet row) throws SQLException {
        Instant updated = row.getObject(4, OffsetDateTime.class).toInstant();
        byte[] content = ContentCodec.decompress(row.getInt(7), row.getBytes(8));
        return new StoredResource(
                FhirTypes.name(row.getInt(1)),
                row.getObject(2, UUID.class),
                row.getInt(3),
                updated,
                row.getString(5),
                Source.ofCode(row.getInt(6)),
                row.getBoolean(9),
                CanonicalJson.parse(content));
    }
}
