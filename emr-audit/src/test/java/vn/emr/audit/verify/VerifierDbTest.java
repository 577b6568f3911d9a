package vn.emr.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.audit.OpenChart;
import vn.emr.audit.seal.NodeSeal;
import vn.emr.audit.seal.OtherNode;
import vn.emr.audit.tree.SealedHead;
import vn.emr.audit.tree.TransparencyLog;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.Urgency;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.store.Hash;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.domain.transfer.Receipt;

/** Alters the database as somebody with all rights would, and looks whether the verifier says what and where. */
class VerifierDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final String FIRST = "00000000-0000-7000-8000-000000000001";
    private static final String SECOND = "00000000-0000-7000-8000-000000000002";

    /** In the SQL of the cases, {@code :e} is the place of the fourth entry of the episode. */
    private static final String FOURTH = "stream = (select stream from emr.entry where id = '%s') and seq = 4";

    private static List<Appended> episode = List.of();
    private static UUID patient = new UUID(0, 0);

    @BeforeAll
    static void aLog() throws Exception {
        patient = man(Callers.PROVINCIAL).registeredBy(EMR).patient();
        man(Callers.SON_DONG).registeredBy(EMR);
        episode = new TestEpisode(Callers.PROVINCIAL, patient, "LK-1").write(EMR, 9);
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-2").write(EMR, 3);
        byte[] file = new byte[Blobs.CHUNK * 2 + 17];
        Arrays.fill(file, (byte) 'x');
        EMR.inTransaction(
                Callers.importer(Callers.PROVINCIAL),
                () -> EMR.bean(Blobs.class).keep(Callers.PROVINCIAL, file));
        aTree();
    }

    /** A tree with a stored node and two heads; one event, one entry and one receipt wait to become leaves. */
    private static void aTree() throws Exception {
        TransparencyLog log = EMR.bean(TransparencyLog.class);
        log.headWithEverything();
        EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> EMR.bean(OpenChart.class).open(patient));
        EMR.database()
                .tamper("insert into audit.event (at, type, outcome, caller_kind, basis, account, detail)"
                        + " select now(), 40, 1, 3, 0, '-', '' from generate_series(1, 300)");
        receipt(FIRST);
        log.headWithEverything();
        EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> EMR.bean(OpenChart.class).open(patient));
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-3").write(EMR, 0);
        receipt(SECOND);
    }

    /** A message that came, with its receipt, as the node itself would have sealed both. */
    private static void receipt(String id) throws Exception {
        UUID message = UUID.fromString(id);
        NodeSeal seal = EMR.bean(NodeSeal.class);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String manifest = seal.seal(Manifest.TYPE, manifest(message, now).json());
        byte[] hash = Manifest.hashOf(manifest);
        String receipt = seal.seal(Receipt.TYPE, new Receipt(message, hash, now, 0, new byte[Hash.LENGTH]).json());
        String own = "(select key from emr.facility where code = '" + Callers.PROVINCIAL + "')";
        EMR.database()
                .tamper("insert into emr.referral (id, opened, changed, facility, partner, direction, state, urgency,"
                        + " patient, problem) values ('" + id + "', now(), now(), " + own + ", 0, 2, 2, 2, '" + patient
                        + "', 'J20')");
        EMR.database()
                .tamper("insert into emr.message (id, at, referral, sequence, direction, kind, facility, partner, hash,"
                        + " manifest) values ('" + id + "', now(), '" + id + "', 1, 2, 1, " + own + ", 0, '\\x"
                        + Hash.hex(hash) + "', '" + manifest + "')");
        EMR.database()
                .tamper("insert into emr.receipt (message, at, facility, receipt) values ('" + id + "', now(), " + own
                        + ", '" + receipt + "')");
    }

    private static Manifest manifest(UUID message, Instant now) {
        return new Manifest(
                message,
                MessageKind.REFERRAL,
                message,
                1,
                now,
                "province",
                UUID.randomUUID(),
                "01929",
                Callers.PROVINCIAL,
                patient,
                Urgency.URGENT,
                List.of(),
                List.of(),
                Map.of(),
                null);
    }

    private static TestPatient man(String facility) {
        return TestPatient.called("Nguyễn Văn An")
                .at(facility)
                .bornOn("1980-01-02")
                .citizen("024080000123");
    }

    @Test
    void an_untouched_log_is_whole_and_all_of_it_was_checked() throws Exception {
        AtomicLong told = new AtomicLong();
        VerificationReport report;
        try (Connection owner = EMR.database().asOwner()) {
            report = Verifier.verify(owner, (entries, total) -> told.set(entries));
        }
        assertThat(report.failures()).isEmpty();
        assertThat(report.ok()).isTrue();
        assertThat(report.entries()).isEqualTo(EMR.database().count("select count(*) from emr.entry"));
        assertThat(report.contents()).isEqualTo(report.entries()).isEqualTo(told.get());
        assertThat(report.streams()).isEqualTo(EMR.database().count("select count(*) from emr.stream"));
        assertThat(report.blobs()).isEqualTo(1);
        assertThat(report.leaves()).isEqualTo(EMR.database().count("select count(*) from audit.leaf"));
        assertThat(report.heads()).isEqualTo(2);
        assertThat(report.json()).contains("\"leaves\":" + report.leaves() + ",\"heads\":2");
        assertThat(report.lines().get(0)).contains(" leaves, 2 heads");
        assertThat(report.json()).startsWith("{\"ok\":true,\"streams\":").contains("\"failures\":[]");
        assertThat(report.lines()).last().isEqualTo("The log is whole.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            content    | update emr.entry_content set bytes = set_byte(bytes, length(bytes) - 3, get_byte(bytes, length(bytes) - 3) # 1) where :e
            content    | update emr.entry_content set salt = set_byte(salt, 0, get_byte(salt, 0) # 1) where :e
            content    | delete from emr.entry_content where :e
            header     | update emr.entry set content_hash = set_byte(content_hash, 5, get_byte(content_hash, 5) # 1) where :e
            header     | update emr.entry set recorded = recorded - interval '1 day' where :e
            header     | update emr.entry set effective = effective - interval '1 second' where :e
            header     | update emr.entry set effective = null where :e
            header     | update emr.entry set author = (select min(key) from emr.author where account = 'system:directory') where :e
            header     | update emr.entry set type = 13 where :e
            header     | update emr.entry set type = 999 where :e
            header     | update emr.entry set source = 3 where :e
            header     | update emr.entry set version = 2 where :e
            header     | update emr.entry set format = 2 where :e
            header     | update emr.entry set kind = 7 where :e
            header     | update emr.entry set entry_hash = set_byte(entry_hash, 5, get_byte(entry_hash, 5) # 1) where :e
            header     | update emr.entry set id = gen_random_uuid() where :e
            header     | update emr.entry set facility = 0 where :e
            header     | update emr.entry_content set facility = 0 where :e
            projection | update emr.resource set patient = null where :e
            projection | update emr.resource set withdrawn = true where :e
            projection | update emr.resource set hi = 'infinity' where :e
            """)
    void an_altered_entry_is_found_and_named(String check, String sql) throws Exception {
        VerificationReport report = after(sql.replace(":e", FOURTH.formatted(encounter())));
        assertThat(report.ok()).isFalse();
        assertThat(report.failures()).anySatisfy(f -> {
            assertThat(f.check().label()).isEqualTo(check);
            assertThat(f.sequence()).isEqualTo(4);
            assertThat(f.line()).contains("EPISODE stream", "entry 4");
        });
        assertThat(report.json()).startsWith("{\"ok\":false").contains("\"sequence\":4");
    }

    @Test
    void one_altered_byte_of_content_gives_one_failure_that_names_the_entry() throws Exception {
        VerificationReport report = after("update emr.entry_content set bytes ="
                + " set_byte(bytes, length(bytes) - 3, get_byte(bytes, length(bytes) - 3) # 1) where "
                + FOURTH.formatted(encounter()));
        assertThat(report.failures()).hasSize(1);
        assertThat(report.failures().get(0).id()).isEqualTo(episode.get(3).id());
        assertThat(report.failures().get(0).line())
                .contains("Observation/" + episode.get(3).id());
    }

    @Test
    void content_replaced_together_with_its_hash_is_found_by_the_header() throws Exception {
        VerificationReport report = after("with fifth as (select * from emr.entry_content where stream ="
                + " (select stream from emr.entry where id = '" + encounter() + "') and seq = 5)"
                + " update emr.entry_content c set bytes = fifth.bytes, salt = fifth.salt from fifth where c."
                + FOURTH.formatted(encounter()).replace("seq =", "c.seq ="));
        assertThat(report.failures()).singleElement().satisfies(f -> {
            assertThat(f.check()).isEqualTo(Check.CONTENT);
            assertThat(f.sequence()).isEqualTo(4);
        });
    }

    @Test
    void a_deleted_last_entry_is_found() throws Exception {
        VerificationReport report = after(deletion(10));
        assertThat(report.failures()).extracting(Failure::check).contains(Check.HEAD, Check.PROJECTION);
        assertThat(report.failures()).anySatisfy(f -> assertThat(f.line()).contains("has 9 entries, its head says 10"));
        assertThat(report.failures())
                .anySatisfy(f -> assertThat(f.id()).isEqualTo(episode.get(9).id()));
    }

    @Test
    void a_deleted_last_entry_is_found_by_projection_and_leaf_even_when_the_head_was_set_back() throws Exception {
        VerificationReport report = after(
                deletion(10),
                "update emr.stream s set seq = 9, head = (select entry_hash from emr.entry e where e.stream = s.key and"
                        + " seq = 9) where subject = '" + encounter() + "'");
        assertThat(report.failures()).extracting(Failure::check).containsExactly(Check.PROJECTION, Check.LEAF);
        assertThat(report.failures().get(0).id()).isEqualTo(episode.get(9).id());
        assertThat(report.failures().get(1).line()).contains("names entry 10 of stream number", "is missing");
    }

    @Test
    void an_end_of_a_stream_that_is_gone_with_all_its_traces_is_found_by_the_leaf() throws Exception {
        VerificationReport report = after(
                deletion(10),
                "update emr.stream s set seq = 9, head = (select entry_hash from emr.entry e where e.stream = s.key and"
                        + " seq = 9) where subject = '" + encounter() + "'",
                "delete from emr.resource where id = '" + episode.get(9).id() + "'");
        assertThat(report.failures()).singleElement().satisfies(f -> {
            assertThat(f.check()).isEqualTo(Check.LEAF);
            assertThat(f.line()).contains("names entry 10 of stream number", "is missing");
        });
    }

    @Test
    void a_deleted_entry_in_the_middle_is_found_and_its_number_told() throws Exception {
        VerificationReport report = after(deletion(4));
        assertThat(report.failures()).anySatisfy(f -> {
            assertThat(f.check()).isEqualTo(Check.SEQUENCE);
            assertThat(f.line()).contains("entry 4 is missing");
        });
    }

    @Test
    void swapped_entries_are_found() throws Exception {
        String stream = "stream = (select stream from emr.entry where id = '" + encounter() + "')";
        VerificationReport report = after(
                "update emr.entry set seq = -1 where " + stream + " and seq = 4",
                "update emr.entry set seq = 4 where " + stream + " and seq = 5",
                "update emr.entry set seq = 5 where seq = -1");
        assertThat(report.failures()).extracting(Failure::sequence).contains(4, 5);
        assertThat(report.failures()).extracting(Failure::check).contains(Check.HEADER, Check.CHAIN);
    }

    @Test
    void a_head_that_is_not_the_last_entry_is_found() throws Exception {
        assertThat(after("update emr.stream set head = set_byte(head, 0, get_byte(head, 0) # 1) where subject = '"
                                + encounter() + "'")
                        .failures())
                .singleElement()
                .satisfies(f -> assertThat(f.check()).isEqualTo(Check.HEAD));
    }

    @Test
    void a_stream_moved_to_another_facility_is_found() throws Exception {
        VerificationReport report = after("update emr.stream set facility = 0 where subject = '" + encounter() + "'");
        assertThat(report.failures()).extracting(Failure::check).contains(Check.HEADER, Check.CHAIN);
        assertThat(report.failures()).extracting(Failure::sequence).contains(1, 10);
    }

    @Test
    void a_stream_that_is_gone_or_about_something_else_is_found() throws Exception {
        assertThat(after("delete from emr.stream where subject = '" + encounter() + "'")
                        .failures())
                .hasSize(10)
                .allSatisfy(f -> assertThat(f.check()).isEqualTo(Check.SEQUENCE));
        assertThat(after("update emr.stream set subject = gen_random_uuid() where subject = '" + encounter() + "'")
                        .failures())
                .singleElement()
                .satisfies(f -> assertThat(f.line()).contains("Encounter/", "not in that stream"));
    }

    @Test
    void content_that_outlived_its_entry_is_found() throws Exception {
        assertThat(after("delete from emr.entry where " + FOURTH.formatted(encounter()))
                        .failures())
                .anySatisfy(f -> assertThat(f.line()).contains("content of entry 4", "has no entry"));
    }

    @Test
    void a_kept_file_that_is_gone_is_found() throws Exception {
        String part = "insert into emr.his_export_part (export, no, facility, kind, length, sha256)"
                + " select gen_random_uuid(), 1, facility, 2, length, sha256 from emr.blob";
        assertThat(after(part).ok()).isTrue();
        assertThat(after(part, "delete from emr.blob").failures())
                .singleElement()
                .satisfies(f -> assertThat(f.line()).contains("part 1", "is missing"));
    }

    @Test
    void a_renamed_author_is_found() throws Exception {
        assertThat(after("update emr.author set account = 'somebody' where account = 'system:his-import'")
                        .failures())
                .anySatisfy(f -> assertThat(f.id()).isEqualTo(patient));
    }

    @Test
    void a_projection_row_too_many_or_too_few_is_found() throws Exception {
        UUID second = episode.get(1).id();
        assertThat(after("delete from emr.resource where id = '" + second + "'").failures())
                .singleElement()
                .satisfies(f -> assertThat(f.id()).isEqualTo(second));
        assertThat(after("update emr.resource set id = gen_random_uuid() where id = '" + second + "'")
                        .failures())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            delete from emr.patient_search where facility = (select key from emr.facility where code = '24X09')
            update emr.patient_search set facility = 0 where facility = (select key from emr.facility where code = '24X09')
            """)
    void a_patient_whom_searches_miss_is_found(String sql) throws Exception {
        assertThat(after(sql).failures()).singleElement().satisfies(f -> {
            assertThat(f.check()).isEqualTo(Check.PROJECTION);
            assertThat(f.id()).isEqualTo(patient);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update emr.patient_link set assurance = 4 where facility = (select key from emr.facility where code = '24X07')
            delete from emr.patient_link where facility = (select key from emr.facility where code = '24X07')
            update emr.patient_link set person = gen_random_uuid()
            delete from emr.person_number
            update emr.person_number set value = '024080000124'
            """)
    void links_and_numbers_that_the_person_does_not_have_are_found(String sql) throws Exception {
        assertThat(after(sql).failures())
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.check()).isEqualTo(Check.IDENTITY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update emr.blob_chunk set bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 1) where no = 1
            delete from emr.blob_chunk where no = 2
            delete from emr.blob_chunk
            update emr.blob_chunk set no = 3 where no = 2
            update emr.blob set length = length - 1
            """)
    void a_damaged_file_is_found(String sql) throws Exception {
        assertThat(after(sql).failures()).singleElement().satisfies(f -> {
            assertThat(f.check()).isEqualTo(Check.BLOB);
            assertThat(f.line()).contains("of 24X09");
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            leaf: leaf 300           | update audit.leaf set event = -1 where no = 300
            leaf: audit event        | update audit.leaf set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where no = 300
            tree: head of            | update audit.leaf set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where no = 300
            tree: node 0 of level 8  | update audit.leaf set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where no = 200
            tree: leaves 100 to 100  | delete from audit.leaf where no = 100
            leaf: audit event        | delete from audit.leaf where no = 100
            tree: leaves 100 to 104  | delete from audit.leaf where no between 100 and 104
            tree: head of            | delete from audit.leaf where no >= 300
            leaf: Encounter/         | delete from audit.leaf l using emr.entry e where l.kind = 1 and l.stream = e.stream and l.seq = e.seq and e.type = 11
            leaf: receipt for        | delete from audit.leaf where kind = 3
            tree: node 0 of level 8  | update audit.tree_node set hash = set_byte(hash, 5, get_byte(hash, 5) # 1)
            tree: node 0 of level 8  | delete from audit.tree_node
            tree: node 7 of level 9  | insert into audit.tree_node values (9, 7, '')
            tree: node 3 of level 2  | insert into audit.tree_node values (2, 3, '')
            leaf: audit event        | update audit.event set at = at - interval '1 day' where key = 5
            leaf: audit event 1      | update audit.event set account = 'somebody' where key = 1
            leaf: audit event 1      | update audit.event set patient = gen_random_uuid() where key = 1
            leaf: audit event 1      | update audit.event set patient = null where key = 1
            leaf: audit event 1      | update audit.event set type = 10 where key = 1
            leaf: audit event 1      | update audit.event set outcome = 1 where key = 1
            leaf: audit event 1      | update audit.event set caller_kind = 2 where key = 1
            leaf: audit event 1      | update audit.event set basis = 2 where key = 1
            leaf: audit event 1      | update audit.event set count = null where key = 1
            leaf: audit event 1      | update audit.event set facility = null where key = 1
            leaf: audit event 1      | update audit.event set about = '' where key = 1
            leaf: audit event 1      | update audit.event set detail = 'x' where key = 1
            leaf: audit event 9      | update audit.event set detail = null where key = 9
            leaf: leaf               | delete from audit.event where key = 1
            leaf: audit event        | delete from audit.event where key = (select event from audit.event_queue)
            leaf: audit event        | insert into audit.event (at, type, outcome, caller_kind, basis, account) values (now(), 11, 0, 0, 1, 'doctor')
            leaf: audit event        | delete from audit.event_queue
            leaf: receipt for        | update emr.receipt set receipt = 'other' where message = '00000000-0000-7000-8000-000000000001'
            leaf: leaf               | delete from emr.receipt where message = '00000000-0000-7000-8000-000000000001'
            leaf: receipt for        | delete from emr.receipt where message = '00000000-0000-7000-8000-000000000002'
            leaf: receipt for        | delete from audit.receipt_queue
            leaf: Encounter/         | delete from emr.entry_queue
            leaf: entries 1 to 9     | update emr.entry_queue set last = 9
            leaf: Encounter/         | insert into emr.entry_queue (stream, first, last) select stream, seq, seq from emr.entry where type = 11 and seq = 1
            tree: head of            | update audit.head set root = set_byte(root, 5, get_byte(root, 5) # 1) where size < 100
            seal: head of            | update audit.head set root = set_byte(root, 5, get_byte(root, 5) # 1) where size < 100
            tree: head of            | update audit.head set size = size - 1 where size < 100
            seal: head of            | update audit.head set size = size - 1 where size < 100
            seal: head of            | update audit.head set at = at - interval '1 hour' where size < 100
            seal: head of            | update audit.head set jws = (select jws from audit.head where size > 100) where size < 100
            seal: head of            | update audit.head set jws = 'x' where size < 100
            seal: head of            | update emr.node set origin = gen_random_uuid()
            seal: head of            | delete from audit.trust_key
            seal: head of            | update audit.trust_key set valid_to = now() - interval '1 day', valid_from = now() - interval '2 days'
            seal: head of            | update audit.trust_key set node = 'other'
            """)
    void what_was_done_to_tree_events_or_heads_is_found_and_named(String line, String sql) throws Exception {
        assertThat(after(sql).failures()).anySatisfy(f -> assertThat(f.line()).startsWith(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            leaf | update audit.event set account = 'somebody' where key = 1
            leaf | delete from audit.event where key = 1
            tree | update audit.tree_node set hash = set_byte(hash, 5, get_byte(hash, 5) # 1)
            seal | update audit.head set at = at - interval '1 hour' where size < 100
            """)
    void one_alteration_gives_one_failure(String check, String sql) throws Exception {
        assertThat(after(sql).failures())
                .singleElement()
                .satisfies(f -> assertThat(f.check().label()).isEqualTo(check));
    }

    @Test
    void an_entry_that_was_never_queued_is_found() throws Exception {
        UUID id = UUID.randomUUID();
        VerificationReport report = after("insert into emr.entry select stream, recorded, effective, author, seq + 1,"
                + " version, facility, format, kind, type, source, '" + id + "', content_hash, entry_hash,"
                + " sha256(entry_hash) from emr.entry where stream = (select stream from emr.entry where id = '"
                + encounter() + "') and seq = 10");
        assertThat(report.failures()).anySatisfy(f -> {
            assertThat(f.check()).isEqualTo(Check.LEAF);
            assertThat(f.id()).isEqualTo(id);
        });
    }

    @Test
    void a_leaf_twice_is_found() throws Exception {
        VerificationReport report = after("insert into audit.leaf (no, kind, event, hash)"
                + " select (select max(no) + 1 from audit.leaf), 2, event, hash from audit.leaf where event = 1");
        assertThat(report.failures())
                .singleElement()
                .satisfies(f -> assertThat(f.line()).matches("leaf: leaves [0-9]+, [0-9]+ name the same"));
    }

    @Test
    void a_head_sealed_by_another_key_is_found(@TempDir Path directory) throws Exception {
        OtherNode forger = new OtherNode("forger", directory);
        String forged =
                "update audit.head set jws = '" + forger.seal(SealedHead.TYPE, firstHead()) + "' where size < 100";
        assertThat(after(forged).failures())
                .singleElement()
                .satisfies(f -> assertThat(f.line()).matches("seal: head of [0-9]+ leaves .* seal.untrusted"));
        forger.pinnedIn(EMR.database(), "2026-01-01Z", "2100-01-01Z");
        assertThat(after(forged).failures())
                .singleElement()
                .satisfies(f -> assertThat(f.line()).matches("seal: head of [0-9]+ leaves is sealed by forger"));
    }

    private static JsonObject firstHead() throws Exception {
        String jws = EMR.database()
                .strings("select jws from audit.head order by size limit 1")
                .get(0);
        return CanonicalJson.parse(
                Base64.getUrlDecoder().decode(jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.'))));
    }

    private static UUID encounter() {
        return episode.get(0).id();
    }

    private static String deletion(int sequence) {
        String place =
                " where stream = (select stream from emr.entry where id = '" + encounter() + "') and seq = " + sequence;
        return "with content as (delete from emr.entry_content" + place + ") delete from emr.entry" + place;
    }

    /** Tampers, verifies, and takes it back. */
    private static VerificationReport after(String... tampering) throws Exception {
        try (Connection everything = EMR.database().asSuperuser();
                Statement statement = everything.createStatement()) {
            everything.setAutoCommit(false);
            // Foreign keys hold back even the superuser, unless he switches them off.
            statement.execute("set local session_replication_role = replica");
            for (String sql : tampering) {
                int rows = statement.executeUpdate(sql);
                assertThat(rows > 0 || sql.startsWith("drop")).as(sql).isTrue();
            }
            VerificationReport report = Verifier.inTransaction(everything, (entries, total) -> {});
            everything.rollback();
            return report;
        }
    }
}
