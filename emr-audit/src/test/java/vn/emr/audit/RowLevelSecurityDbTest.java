package vn.emr.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.his.HisContent;
import vn.emr.domain.his.HisContents;
import vn.emr.domain.his.HisExportParts;
import vn.emr.domain.his.HisHosoReports;
import vn.emr.domain.his.HisRows;
import vn.emr.domain.his.HisTrend;
import vn.emr.domain.his.HisTrends;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestDatabase;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/** Row-level security under the application: tables are found, not listed, so that none is forgotten. */
class RowLevelSecurityDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("emr.node", "one row: the node's id and name"),
            Map.entry("emr.facility", "the directory is public, and the policies themselves read it"),
            Map.entry("emr.author", "account names, which entries of all facilities share"),
            Map.entry("emr.entry_queue", "numbers only; the application may add, not read"),
            Map.entry("emr.partner_node", "addresses of nodes; written by a person, not by the application"),
            Map.entry("emr.connection", "which facility may talk to which: no patient in it"),
            Map.entry("emr.staff_session", "read before there is a caller; found by the hash of a secret only"),
            Map.entry("emr.flyway_schema_history", "the application has no right to it"),
            Map.entry("audit.flyway_schema_history", "the application has no right to it"),
            Map.entry("audit.trust_key", "public keys of nodes"),
            Map.entry("audit.trust_key_revocation", "public keys of nodes"),
            Map.entry("audit.leaf", "hashes and numbers; a proof needs those of all facilities"),
            Map.entry("audit.tree_node", "hashes of hashes"),
            Map.entry("audit.head", "made to be given away"),
            Map.entry("audit.witnessed_head", "heads of other nodes, made to be given away"),
            Map.entry("audit.head_witness", "the same of our own"),
            Map.entry("audit.head_proof", "sizes and names of nodes"),
            Map.entry("audit.lost_head", "sizes and hashes"),
            Map.entry("audit.reopening", "numbers only"),
            Map.entry("audit.later_receipt", "ids of messages and seals; no patient in it"),
            Map.entry("audit.taken_in", "ids of the spool and numbers of events"),
            Map.entry("audit.event_queue", "numbers only; the application has no right to it"),
            Map.entry("audit.receipt_queue", "ids only; the application has no right to it"));

    /** Tables that only the node's own workers read, and people of the province. */
    private static final List<String> WORKERS_ONLY = List.of("emr.person_number", "audit.log_check");

    private static List<String> secured = List.of();

    @BeforeAll
    static void oneRowInEveryTable() throws Exception {
        UUID patient = patient().registeredBy(EMR).patient();
        TestPatient.called("Trần Thị Bình")
                .female()
                .citizen("024180000001")
                .bornOn("1980-11-30")
                .registeredBy(EMR);
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-1").write(EMR, 2);
        EMR.inTransaction(
                Callers.importer(Callers.PROVINCIAL),
                () -> EMR.bean(Blobs.class).keep(Callers.PROVINCIAL, new byte[] {1}));
        UUID export = EMR.as(
                Callers.his(Callers.PROVINCIAL),
                () -> EMR.bean(ReceiveHisExport.class).receive("a.xml", new ByteArrayInputStream(new byte[] {1})));
        EMR.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> {
            EMR.bean(HisExportParts.class).envelope(export, Map.of(1, new byte[] {1}));
            EMR.bean(HisHosoReports.class).put(export, 1, "{}");
            EMR.bean(HisTrends.class).add(export, LocalDate.EPOCH, List.of(HisTrend.Count.all(1)));
            EMR.bean(HisContents.class)
                    .put(Callers.PROVINCIAL, new HisContent(patient, 1, "", new byte[] {1}, HisRows.none()));
            return null;
        });
        upload();
        referral(patient);
        secured = tables("c.relrowsecurity");
    }

    /** A file that is half here, and a folder that is watched. */
    private static void upload() throws SQLException {
        String own = "(select key from emr.facility where code = '" + Callers.PROVINCIAL + "')";
        String id = "'" + UUID.randomUUID() + "'";
        for (String row : List.of(
                "his_batch (id, facility, door, opened, account) values (" + id + ", " + own + ", 1, now(), 'a')",
                "his_upload (id, batch, facility, state, size, opened, changed, name) values (" + id + ", " + id + ", "
                        + own + ", 1, 9, now(), now(), 'a.xml')",
                "his_upload_chunk (upload, start, facility, bytes) values (" + id + ", 0, " + own + ", '')",
                "his_folder_file (id, facility, batch, taken, name) values (" + id + ", " + own + ", " + id
                        + ", now(), 'a.xml')",
                "his_folder (facility, looked, since, path) values (" + own + ", now(), now(), '/his')")) {
            EMR.database().tamper("insert into emr." + row);
        }
    }

    /** A referral with a message each way, written behind the application's back. */
    private static void referral(UUID patient) throws SQLException {
        String own = "(select key from emr.facility where code = '" + Callers.PROVINCIAL + "')";
        String id = "'" + UUID.randomUUID() + "'";
        for (String row : List.of(
                "referral (id, opened, changed, facility, partner, direction, state, urgency, patient, problem) values ("
                        + id + ", now(), now(), " + own + ", 0, 1, 1, 2, '" + patient + "', 'J20')",
                "referral_file (id, added, referral, facility, length, type, sha256, title) values (" + id + ", now(), "
                        + id + ", " + own + ", 1, 'image/png', '', '')",
                "referral_file_chunk (file, no, facility, bytes) values (" + id + ", 0, " + own + ", '')",
                "message (id, at, referral, sequence, direction, kind, facility, partner, hash, manifest) values (" + id
                        + ", now(), " + id + ", 1, 1, 1, " + own + ", 0, '', '')",
                "receipt (message, at, facility, receipt) values (" + id + ", now(), " + own + ", '')",
                "message_out (message, referral, sequence, queued, next_try, facility, state, priority, node) values ("
                        + id + ", " + id + ", 1, now(), now(), " + own + ", 1, 2, 'bachmai')",
                "upload (message, opened, facility, node, hash, manifest) values (" + id + ", now(), " + own
                        + ", 'bachmai', '', '')",
                "upload_chunk (message, start, facility, bytes) values (" + id + ", 0, " + own + ", '')",
                "paper_aside (request, at, facility, account) values (" + id + ", now(), " + own + ", 'doctor')",
                "access_grant (facility, basis, stream, referral, since) values (" + own
                        + ", 2, (select min(key) from emr.stream), " + id + ", now())",
                "patient_grant (register, patient, since, until, giver, facility, basis) values (" + id + ", '"
                        + patient + "', now(), now() + interval '1 day', " + own + ", " + own + ", 3)",
                "access_override (id, opened, until, due, facility, patients, keepers, account, name, reason) values ("
                        + id + ", now(), now(), now(), " + own + ", 1, '{}', 'doctor', 'doctor', 'no answer')",
                "legal_request (id, patient, entered, until, facility, dated, authority, number, subject, reader,"
                        + " entered_by) values (" + id + ", '" + patient + "', now(), now(), " + own
                        + ", now(), 'court', '1', 'all', 'nobody', 'records-officer')")) {
            EMR.database().tamper("insert into emr." + row);
        }
        EMR.database().tamper("insert into audit.log_check (asked, asked_by) values (now(), 'auditor')");
    }

    private static TestPatient patient() {
        return TestPatient.called("Trần Văn Bình")
                .citizen("024180000001")
                .bornOn("1980-12-31")
                .female();
    }

    private static List<String> tables(String condition) throws SQLException {
        return EMR.database()
                .strings(
                        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname in ('emr', 'audit') and c.relkind in ('r', 'p') and " + condition
                                + " order by 1");
    }

    @Test
    void every_table_has_it_but_those_with_a_reason() throws Exception {
        assertThat(tables("not c.relrowsecurity")).containsExactlyInAnyOrderElementsOf(WITHOUT.keySet());
        assertThat(secured).contains("emr.entry", "emr.entry_content", "emr.blob_chunk", "emr.resource", "audit.event");
    }

    @Test
    void every_secured_table_has_rows_or_these_tests_prove_nothing() throws Exception {
        for (String table : secured) {
            assertThat(EMR.database().count("select count(*) from " + table))
                    .as(table)
                    .isPositive();
        }
    }

    @Test
    void without_a_caller_there_are_no_rows() throws Exception {
        assertThat(seen(null))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(seen(""))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(seen("staff||facility|doctor"))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    @Test
    void another_facility_sees_nothing_of_it() throws Exception {
        Map<String, Integer> others = seen(Callers.doctor("24X05").setting());
        others.remove("emr.stream"); // its own directory stream, entry and resource, seen apart below
        others.remove("emr.entry");
        others.remove("emr.entry_content");
        others.remove("emr.resource");
        others.remove("audit.event"); // events of the facility's own people
        assertThat(others)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        for (String table : List.of("stream", "entry", "entry_content", "resource")) {
            assertThat(strings(
                            Callers.doctor("24X05"),
                            "select distinct f.code from emr." + table
                                    + " t join emr.facility f on f.key = t.facility"))
                    .containsExactly("24X05");
        }
        assertThat(strings(Callers.doctor("24X05"), "select facility from audit.event where facility <> '24X05'"))
                .isEmpty();
    }

    @Test
    void the_own_facility_sees_its_rows() throws Exception {
        Map<String, Integer> own = seen(Callers.doctor(Callers.PROVINCIAL).setting());
        WORKERS_ONLY.forEach(own::remove);
        assertThat(own).allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
        assertThat(seen(Callers.doctor(Callers.PROVINCIAL).setting()).get("emr.person_number"))
                .isZero();
    }

    @Test
    void what_belongs_to_the_node_is_for_its_workers_only() throws Exception {
        String persons = "select count(*) from emr.entry where facility = 0";
        assertThat(strings(Callers.doctor(Callers.PROVINCIAL), persons)).containsExactly("0");
        assertThat(strings(Callers.importer(Callers.PROVINCIAL), persons)).doesNotContain("0");
    }

    @Test
    void nobody_adds_a_row_for_another_facility() throws Exception {
        List<String> added = tables("c.relrowsecurity and has_table_privilege('emr_app', c.oid, 'insert')"
                + " and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'facility'"
                + " and a.atttypid = 'int2'::regtype)");
        assertThat(added).hasSizeGreaterThan(8);
        for (String table : added) {
            String row = EMR.database()
                    .strings("select to_jsonb(t) from " + table + " t join emr.facility f on f.key = t.facility"
                            + " where f.code = '24X09' limit 1")
                    .get(0);
            assertThatThrownBy(() -> insert(Callers.doctor(Callers.SON_DONG), table, row))
                    .as(table)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
        }
    }

    private static void insert(Caller caller, String table, String row) throws SQLException {
        try (Connection app = as(caller.setting());
                PreparedStatement insert = app.prepareStatement(
                        "insert into " + table + " overriding system value select * from jsonb_populate_record(null::"
                                + table + ", ?::jsonb)")) {
            insert.setString(1, row);
            insert.executeUpdate();
        }
    }

    /** How many rows the application sees in every table that it may read. */
    private static Map<String, Integer> seen(@Nullable String caller) throws SQLException {
        Predicate<String> readable = t -> !t.startsWith("emr.patient_search");
        Map<String, Integer> rows = new TreeMap<>();
        try (Connection app = as(caller)) {
            for (String table : secured.stream().filter(readable).toList()) {
                rows.put(
                        table,
                        Integer.valueOf(TestDatabase.strings(app, "select count(*) from " + table)
                                .get(0)));
            }
        }
        return rows;
    }

    private static List<String> strings(Caller caller, String sql) throws SQLException {
        try (Connection app = as(caller.setting())) {
            return TestDatabase.strings(app, sql);
        }
    }

    private static Connection as(@Nullable String caller) throws SQLException {
        Connection app = EMR.database().asApp();
        if (caller != null) {
            try (Statement set = app.createStatement()) {
                set.execute("select set_config('emr.caller', '" + caller + "', false)");
            }
        }
        return app;
    }
}
