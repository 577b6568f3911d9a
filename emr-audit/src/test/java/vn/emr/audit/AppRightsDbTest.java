package vn.emr.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestDatabase;

/** What the application's role may do to each table, found out by trying. A new table needs a line here. */
class AppRightsDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    /**
     * Table, then what is allowed: select, insert, update (the columns, or all), delete, truncate; and why, where more
     * than reading and adding is.
     */
    private static final Map<String, String> EXPECTED = expected("""
            audit.event                  select insert
            audit.event_queue            nothing                                  # a trigger adds, take_events takes
            audit.flyway_schema_history  nothing
            audit.head                   select insert
            audit.head_proof             select insert
            audit.head_witness           select insert
            audit.later_receipt          select insert
            audit.leaf                   select insert
            audit.log_check              select insert update(counts,done,ended,failures,findings,place,started,total,trouble,worked) # how far it is
            audit.lost_head              select insert
            audit.receipt_queue          nothing                                  # the same
            audit.reopening              select insert
            audit.taken_in               select                                   # take_in adds
            audit.tree_node              select insert
            audit.trust_key              select                                   # a person pins; pin_own_key
            audit.trust_key_revocation   select                                   # a person revokes
            audit.witnessed_head         select insert
            emr.access_grant             select                                   # receive_stream adds
            emr.access_override          select update(justified,note,reviewed,reviewer) # audit.open_override adds
            emr.author                   select insert
            emr.blob                     select insert
            emr.blob_chunk               select insert
            emr.connection               select                                   # the gate: a person opens it
            emr.entry                    select insert
            emr.entry_content            select insert
            emr.entry_queue              insert
            emr.facility                 select insert update(all)                # follows the register
            emr.flyway_schema_history    nothing
            emr.his_batch                select insert delete                     # one of which nothing came
            emr.his_content              select insert update(all) delete         # goes when the content goes
            emr.his_export               select insert update(all)                # the queue's row shows progress
            emr.his_export_chunk         select insert delete                     # the file goes when it is imported
            emr.his_export_hoso          select insert delete                     # gone when the file's report is there
            emr.his_export_part          select insert
            emr.his_folder               select insert update(looked,path,problem,since) # how it is now
            emr.his_folder_file          select insert update(ended,target)       # where it ended
            emr.his_trend                select insert update(files,hosos,last)   # counts on
            emr.his_upload               select insert update(attempts,batch,bytes,changed,claimed,export,problem,size,state) delete # queue; until it is whole
            emr.his_upload_chunk         select insert delete                     # until it is an export
            emr.identity_task            select insert update(closed,decided_by,decision,note,person,released) # a steward decides
            emr.legal_request            select insert update(closed,closed_by)   # answered
            emr.message                  select insert
            emr.message_out              select insert update(attempts,bytes,claimed,next_try,problem,state,total) # queue
            emr.node                     select insert
            emr.partner_node             select                                   # a person pins
            emr.paper_aside              select insert delete                     # taken back
            emr.patient_grant            select insert update(ended)              # ended before its time
            emr.patient_link             select insert update(all)                # projection of Person
            emr.patient_search           nothing
            emr.patient_search_number    nothing
            emr.person_number            select insert update(person,state)       # moves to whom it belongs
            emr.receipt                  select insert
            emr.referral                 select insert update(changed,encounter,form,joined,left_out,paper,problem,state,urgency,version) delete # a draft
            emr.referral_file            select insert delete                     # until the referral is sent
            emr.referral_file_chunk      select insert delete                     # the same
            emr.resource                 select insert update(all) delete         # projection: dropped and rebuilt
            emr.staff_session            select insert update(seen) delete        # short-lived, no part of the record
            emr.stream                   select insert update(head,seq)           # head of the chain
            emr.upload                   select insert update(bytes) delete        # until the message is there
            emr.upload_chunk             select insert delete                     # the same
            """);

    private static Map<String, String> expected(String table) {
        Map<String, String> rights = new TreeMap<>();
        table.lines().forEach(l -> {
            String line = l.replaceAll("#.*", "").strip();
            rights.put(
                    line.substring(0, line.indexOf(' ')),
                    line.substring(line.indexOf(' ')).strip());
        });
        return rights;
    }

    private static List<String> tables = List.of();

    @BeforeAll
    static void findTables() throws SQLException {
        tables = EMR.database()
                .strings("select schemaname || '.' || tablename from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema') order by 1");
    }

    @Test
    void the_application_may_do_to_each_table_what_was_decided_and_no_more() throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Connection app = EMR.database().asApp()) {
            app.setAutoCommit(false);
            for (String table : tables) {
                found.put(table, rights(app, table));
            }
        }
        assertThat(found).isEqualTo(EXPECTED);
    }

    @Test
    void the_application_makes_no_tables_and_changes_none() throws Exception {
        try (Connection app = EMR.database().asApp()) {
            app.setAutoCommit(false);
            for (String sql : List.of(
                    "create table emr.mine (a int)",
                    "create table audit.mine (a int)",
                    "create table public.mine (a int)",
                    "alter table emr.entry disable row level security",
                    "alter table audit.event disable trigger all",
                    "drop policy by_facility on emr.entry",
                    "set role emr_owner",
                    "set session_replication_role = replica")) {
                assertThat(permitted(app, sql)).as(sql).isFalse();
            }
        }
    }

    private static String rights(Connection app, String table) throws SQLException {
        StringBuilder rights = new StringBuilder();
        add(rights, "select", permitted(app, "select from " + table + " limit 1"));
        add(rights, "insert", permitted(app, "insert into " + table + " default values"));
        String columns = updatable(app, table);
        add(rights, "update(" + columns + ')', !columns.isEmpty());
        add(rights, "delete", permitted(app, "delete from " + table));
        add(rights, "truncate", permitted(app, "truncate " + table + " cascade"));
        return rights.isEmpty() ? "nothing" : rights.toString();
    }

    private static void add(StringBuilder rights, String right, boolean held) {
        if (held) {
            rights.append(rights.isEmpty() ? "" : " ").append(right);
        }
    }

    private static String updatable(Connection app, String table) throws SQLException {
        List<String> columns = TestDatabase.strings(
                app,
                "select attname from pg_attribute where attrelid = '" + table
                        + "'::regclass and attnum > 0 and not attisdropped order by attname");
        StringBuilder updatable = new StringBuilder();
        int count = 0;
        for (String column : columns) {
            if (permitted(app, "update " + table + " set \"" + column + "\" = default")) {
                updatable.append(count++ == 0 ? "" : ",").append(column);
            }
        }
        return count == columns.size() ? "all" : updatable.toString();
    }

    /** Whether the database doesn't refuse it for want of rights; what else it may say does not matter here. */
    private static boolean permitted(Connection app, String sql) throws SQLException {
        try (Statement statement = app.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            boolean denied = "42501".equals(e.getSQLState());
            boolean byPolicy = denied && String.valueOf(e.getMessage()).contains("row-level security");
            return !denied || byPolicy;
        } finally {
            app.rollback();
        }
    }
}
