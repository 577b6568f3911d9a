package vn.emr.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

class LogDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final Streams streams = EMR.bean(Streams.class);
    private final Log log = EMR.bean(Log.class);
    private final Entries entries = EMR.bean(Entries.class);

    @Test
    void what_was_appended_is_read_back_with_id_version_and_time() throws Exception {
        UUID encounter = Ids.next(Clock.systemUTC());
        Instant admitted = Instant.parse("2026-03-01T01:30:00Z");
        JsonObject content = JsonObject.resource("Encounter").put("status", "finished");
        Appended appended = EMR.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> {
            StreamRow stream = streams.claim(StreamKind.EPISODE, Callers.PROVINCIAL, "LK1", encounter);
            streams.lock(stream);
            return log.append(stream, List.of(Draft.first(encounter, content, admitted, Source.HIS)))
                    .get(0);
        });
        StoredResource stored = EMR.inTransaction(
                Callers.doctor(Callers.PROVINCIAL),
                () -> entries.current(encounter).orElseThrow());
        assertThat(appended.version()).isEqualTo(1);
        assertThat(stored.facility()).isEqualTo(Callers.PROVINCIAL);
        assertThat(stored.source()).isEqualTo(Source.HIS);
        assertThat(stored.content().text("id")).contains(encounter.toString());
        assertThat(stored.content().text("meta", "versionId")).contains("1");
        assertThat(stored.content().text("meta", "lastUpdated")).contains(EntryHeader.time(stored.recorded()));
    }

    @Test
    void a_second_version_chains_to_the_first_and_is_the_current_one() throws Exception {
        UUID patient = Ids.next(Clock.systemUTC());
        append("MRN2", patient, named("An"), false);
        append("MRN2", patient, named("Bình"), true);
        StoredResource stored = EMR.inTransaction(
                Callers.doctor(Callers.PROVINCIAL),
                () -> entries.current(patient).orElseThrow());
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.content().text("name", "text")).contains("Bình");
        assertThat(EMR.database()
                        .count(
                                "select count(*) from emr.entry a join emr.entry b on b.stream = a.stream and b.seq = a.seq + 1"
                                        + " and b.previous_hash = a.entry_hash where a.id = '" + patient + "'"))
                .isEqualTo(1);
    }

    @Test
    void the_same_said_again_is_recognised() throws Exception {
        UUID patient = Ids.next(Clock.systemUTC());
        append("MRN3", patient, named("Cúc"), false);
        boolean same =
                EMR.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> entries.says(patient, named("Cúc")));
        boolean other =
                EMR.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> entries.says(patient, named("Cuc")));
        assertThat(same).isTrue();
        assertThat(other).isFalse();
    }

    @Test
    void an_append_without_the_lock_is_refused() {
        assertThatThrownBy(() -> EMR.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> {
                    UUID patient = Ids.next(Clock.systemUTC());
                    append("MRN4", patient, named("Dũng"), false);
                    StreamRow stream = streams.about(patient).orElseThrow();
                    return log.append(stream, List.of(Draft.next(patient, named("Dung"), null, Source.HIS)));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not locked");
    }

    @Test
    void an_entry_has_a_stream_of_its_facility_and_an_author_and_what_others_belong_to_stays() throws Exception {
        UUID patient = Ids.next(Clock.systemUTC());
        append("MRN5", patient, named("Giang"), false);
        String copy =
                "insert into emr.entry (stream, recorded, author, seq, version, facility, format, kind, type, source, id,"
                        + " content_hash, previous_hash, entry_hash) select %s, recorded, %s, 99, 99, %s, format, kind, type, source, id,"
                        + " content_hash, previous_hash, entry_hash from emr.entry where id = '" + patient + "'";
        String content = "insert into emr.entry_content (stream, seq, facility, dict, salt, bytes)"
                + " select c.stream, 99, c.facility, dict, salt, bytes from emr.entry_content c join emr.entry e using (stream, seq)"
                + " where e.id = '" + patient + "'";
        String itsStream = " where key = (select stream from emr.entry where id = '" + patient + "')";
        for (String broken : List.of(
                copy.formatted("-1", "author", "facility"),
                copy.formatted("stream", "-1", "facility"),
                copy.formatted("stream", "author", "0"),
                content,
                "delete from emr.stream" + itsStream,
                "delete from emr.author",
                "delete from emr.entry where id = '" + patient + "'")) {
            assertThatThrownBy(() -> undone(broken))
                    .as(broken)
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("23503");
        }
        undone(copy.formatted("stream", "author", "facility"));
    }

    private static void undone(String sql) throws SQLException {
        try (Connection everything = EMR.database().asSuperuser();
                Statement statement = everything.createStatement()) {
            everything.setAutoCommit(false);
            statement.execute(sql);
            everything.rollback();
        }
    }

    private void append(String mrn, UUID patient, JsonObject content, boolean amends) throws Exception {
        EMR.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> {
            StreamRow stream = streams.claim(StreamKind.PERSON, Callers.PROVINCIAL, mrn, patient);
            streams.lock(stream);
            return log.append(stream, List.of(new Draft(patient, content, null, Source.HIS, amends)));
        });
    }

    private static JsonObject named(String name) {
        return JsonObject.resource("Patient")
                .put("name", JsonArray.of(new JsonObject().put("text", new JsonValue.Text(name))));
    }
}
