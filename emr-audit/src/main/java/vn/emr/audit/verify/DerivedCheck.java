package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.SQLException;

/** Compares what the database can compare by itself: rows that point nowhere, and current versions that are not. */
final class DerivedCheck {

    private static final String CURRENT = "select coalesce(r.id, e.id) as id, coalesce(r.type, e.type) as type,"
            + " case when r.id is null then 'is not among the current versions'"
            + " when e.id is null then 'is among the current versions, but not in the log'"
            + " else 'its current version is not the last one of the log' end as message"
            + " from emr.resource r full join (select distinct on (id) id, stream, seq, version, type, facility,"
            + " recorded, effective from emr.entry where kind = 1 order by id, version desc) e on e.id = r.id"
            + " where r.id is null or e.id is null or (r.stream, r.seq, r.version, r.type, r.facility, r.updated, r.lo)"
            + " is distinct from (e.stream, e.seq, e.version, e.type, e.facility, e.recorded, e.effective)";

    private static final String LOOSE_ENTRIES = "select e.id, e.type, 'its stream is missing' as message"
            + " from emr.entry e where not exists (select from emr.stream s where s.key = e.stream)";

    private static final String LOOSE_CONTENT =
            "select 'content of entry ' || c.seq || ' of stream number ' || c.stream"
                    + " || ' has no entry' from emr.entry_content c"
                    + " where not exists (select from emr.entry e where e.stream = c.stream and e.seq = c.seq)";

    private static final String SUBJECTS = "select s.subject as id, k.type, 'is what a stream is about, but not in that"
            + " stream' as message from emr.stream s join (values (1, 5), (2, 6), (3, 11), (5, 1)) k(kind, type)"
            + " on k.kind = s.kind where s.seq > 0 and s.origin = (select n.origin from emr.node n) and not exists (select from emr.resource r"
            + " where r.id = s.subject and r.stream = s.key and r.type = k.type)";

    private static final String UNSEARCHED =
            "select r.id, r.type, case when s.patient is null then 'is not found by searches'"
                    + " else 'is found by searches of another facility' end as message"
                    + " from emr.resource r left join emr.patient_search s on s.patient = r.id"
                    + " where r.type = 6 and s.facility is distinct from r.facility"
                    + " and not exists (select from emr.access_grant g where g.stream = r.stream and g.facility = s.facility)";

    private static final String SEARCHED =
            "select s.patient as id, 6 as type, 'is found by searches, but not in the log'"
                    + " as message from emr.patient_search s"
                    + " where not exists (select from emr.resource r where r.id = s.patient and r.type = 6)";

    private final Questions questions;

    DerivedCheck(Findings findings) {
        this.questions = new Questions(findings);
    }

    void run(Connection connection) throws SQLException {
        questions.aboutResources(connection, Check.PROJECTION, CURRENT);
        questions.aboutResources(connection, Check.PROJECTION, SUBJECTS);
        questions.aboutResources(connection, Check.PROJECTION, UNSEARCHED);
        questions.aboutResources(connection, Check.PROJECTION, SEARCHED);
        questions.aboutResources(connection, Check.SEQUENCE, LOOSE_ENTRIES);
        questions.ask(connection, Check.CONTENT, LOOSE_CONTENT);
    }
}
