package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.kernel.Sql;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.LogBatch;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StreamId;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;

/** Versions of Person, whose links name the Patients behind whom the person is; and the table that tells it at once. */
@ApplicationScoped
class PersonLinks {

    private static final String MATCHED = "level3";
    private static final String ALONE = "level1";

    @Inject
    Streams streams;

    @Inject
    Entries entries;

    @Inject
    Sql sql;

    /**
     * Whom a patient is linked to.
     *
     * @param person the Person
     * @param asked whether a steward is asked about a citizen number of the patient
     */
    record Linked(UUID person, boolean asked) {}

    /** Whom the patient is linked to; empty while it is new. */
    Optional<Linked> of(UUID patient) {
        return sql.first(
                "select l.person, exists (select from emr.identity_task t where t.patient = l.patient and t.system = 1"
                        + " and t.closed is null) from emr.patient_link l where l.patient = ?",
                row -> new Linked(id(row), row.getBoolean(2)),
                patient);
    }

    /** All patients behind whom the person is. */
    List<UUID> patients(UUID person) {
        return sql.all("select patient from emr.patient_link where person = ?", PersonLinks::id, person);
    }

    /** The facility's patients behind whom the person is, as far as the caller may know; the first one first. */
    List<UUID> patients(UUID person, String facility) {
        return sql.all(
                "select l.patient from emr.patient_link l join emr.facility f on f.key = l.facility"
                        + " where l.person = ? and f.code = ? order by l.patient",
                PersonLinks::id,
                person,
                facility);
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    /** Keeps others from changing these Persons until commit. */
    void lock(UUID... persons) {
        Stream.of(persons).distinct().sorted().map(this::stream).forEach(streams::lock);
    }

    /** Links the patient to the person, who begins with it if there was none; a number that is somebody else's is no number of it. */
    List<Appended> link(UUID person, UUID patient, PatientDraft draft, boolean disputed, LogBatch batch) {
        StreamRow stream = locked(person);
        boolean known = stream.sequence() > 0;
        JsonObject content = known ? content(person) : describe(draft, disputed);
        JsonArray links = new JsonArray();
        content.objects("link").forEach(links::add);
        String assurance = links.isEmpty() ? ALONE : MATCHED;
        links.add(new JsonObject()
                .put("target", new JsonObject().put("reference", reference(patient)))
                .put("assurance", assurance));
        content.put("active", true).put("link", links);
        remember(person, patient, draft.facility(), assurance);
        return append(stream, content, known, batch);
    }

    private static JsonObject describe(PatientDraft draft, boolean disputed) {
        JsonObject person = JsonObject.resource("Person")
                .put("active", true)
                .put("name", JsonArray.of(new JsonObject().put("text", draft.name())))
                .put("gender", draft.sex())
                .put("birthDate", draft.birthDate());
        return disputed ? person : identified(person, draft.verifiedNumber().orElse(null));
    }

    /**
     * Takes the patient from the person. What was said of it stays; whoever has nobody any more is active no more.
     *
     * @param number its citizen number from now on; null: none
     */
    List<Appended> unlink(UUID person, UUID patient, @Nullable String number, LogBatch batch) {
        StreamRow stream = locked(person);
        JsonObject content = content(person);
        JsonArray links = new JsonArray();
        content.objects("link")
                .filter(l -> l.text("target", "reference")
                        .filter(reference(patient)::equals)
                        .isEmpty())
                .forEach(links::add);
        content.put("active", !links.isEmpty()).remove("link").put("link", links);
        return append(stream, identified(content, number), true, batch);
    }

    /** Says which citizen number the person has; null: none. */
    List<Appended> identify(UUID person, @Nullable String number, LogBatch batch) {
        return append(locked(person), identified(content(person), number), true, batch);
    }

    private static JsonObject identified(JsonObject person, @Nullable String citizenNumber) {
        return person.remove("identifier")
                .put(
                        "identifier",
                        citizenNumber == null
                                ? null
                                : JsonArray.of(Systems.identifier(Systems.CITIZEN, citizenNumber)));
    }

    private List<Appended> append(StreamRow stream, JsonObject content, boolean known, LogBatch batch) {
        return batch.append(stream, List.of(new Draft(stream.subject(), content, null, Source.NODE, known)));
    }

    private JsonObject content(UUID person) {
        return entries.current(person).orElseThrow().content();
    }

    private StreamRow locked(UUID person) {
        StreamRow stream = stream(person);
        streams.lock(stream);
        return stream;
    }

    private StreamRow stream(UUID person) {
        return streams.claim(StreamKind.IDENTITY, StreamId.NODE, person.toString(), person);
    }

    private static String reference(UUID patient) {
        return "Patient/" + patient;
    }

    private void remember(UUID person, UUID patient, String facility, String assurance) {
        sql.change(
                "insert into emr.patient_link (patient, person, facility, assurance)"
                        + " select ?, ?, key, ? from emr.facility where code = ?"
                        + " on conflict (patient) do update set person = excluded.person, assurance = excluded.assurance",
                patient,
                person,
                assurance.charAt(assurance.length() - 1) - '0',
                facility);
    }
}
