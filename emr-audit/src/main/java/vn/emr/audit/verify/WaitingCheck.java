package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Looks for what is no leaf of the tree, or one twice: everything is a leaf once or still waits in its queue. */
final class WaitingCheck {

    private static final String ENTRIES =
            "select e.id, e.type, 'is no leaf of the tree and does not wait to become one' as message from emr.entry e"
                    + " where not exists (select from audit.leaf l where l.kind = 1 and l.stream = e.stream and l.seq = e.seq)"
                    + " and not exists (select from emr.entry_queue q where q.stream = e.stream"
                    + " and e.seq between q.first and q.last)"
                    + " union all select e.id, e.type, 'is a leaf of the tree and waits to become one again'"
                    + " from emr.entry_queue q join emr.entry e on e.stream = q.stream and e.seq between q.first and q.last"
                    + " join audit.leaf l on l.kind = 1 and l.stream = e.stream and l.seq = e.seq";

    private static final List<String> OTHERS = List.of(
            // Sets, because leaves of events have no index that finds one: a database without statistics, such as one
            // that was
            // just restored, would look through pages of them for each event.
            "select 'audit event ' || v.key || ' is no leaf of the tree and does not wait to become one'"
                    + " from (select key from audit.event except select event from audit.leaf where kind = 2"
                    + " except select event from audit.event_queue) v",
            "select 'receipt for message ' || r.message || ' is no leaf of the tree and does not wait to become one'"
                    + " from emr.receipt r"
                    + " where not exists (select from audit.leaf l where l.kind = 3 and l.message = r.message)"
                    + " and not exists (select from audit.receipt_queue q where q.message = r.message)",
            "select 'entries ' || q.first || ' to ' || q.last || ' of stream number ' || q.stream"
                    + " || ' wait to become leaves, but not all of them are there' from emr.entry_queue q"
                    + " where (select count(*) from emr.entry e where e.stream = q.stream"
                    + " and e.seq between q.first and q.last) <> q.last::bigint - q.first + 1",
            "select 'audit event ' || q.event || ' waits to become a leaf, but is missing' from audit.event_queue q"
                    + " where not exists (select from audit.event v where v.key = q.event)",
            "select 'receipt for message ' || q.message || ' waits to become a leaf, but is missing'"
                    + " from audit.receipt_queue q"
                    + " where not exists (select from emr.receipt r where r.message = q.message)",
            "select 'leaves ' || string_agg(no::text, ', ' order by no) || ' name the same' from audit.leaf"
                    + " where kind = 1 group by stream, seq having count(*) > 1",
            "select 'leaves ' || string_agg(no::text, ', ' order by no) || ' name the same' from audit.leaf"
                    + " where kind = 2 group by event having count(*) > 1",
            "select 'leaves ' || string_agg(no::text, ', ' order by no) || ' name the same' from audit.leaf"
                    + " where kind = 3 group by message having count(*) > 1");

    /** What other nodes vouched for is the nearest to a head that was kept elsewhere. */
    private static final String WITNESSED =
            "select 'head of ' || w.size || ' leaves, for which ' || w.node || ' vouched, is not among the heads'"
                    + " from audit.head_witness w left join audit.head h on h.size = w.size"
                    + " where h.size is null or sha256(convert_to(h.jws, 'UTF8')) <> w.head";

    private final Questions questions;

    WaitingCheck(Findings findings) {
        this.questions = new Questions(findings);
    }

    void run(Connection connection) throws SQLException {
        questions.aboutResources(connection, Check.LEAF, ENTRIES);
        for (String sql : OTHERS) {
            questions.ask(connection, Check.LEAF, sql);
        }
        questions.ask(connection, Check.TRUNCATION, WITNESSED);
    }
}
