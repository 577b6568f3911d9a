package vn.emr.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.store.StreamId;
import vn.emr.domain.store.StreamKind;

/** Walks all streams from their first entry to their last. */
final class StreamsCheck {

    private static final String COLUMNS = "select s.key, s.origin, s.id as stream_id, s.kind as stream_kind,"
            + " sf.code as custodian, s.facility as stream_facility, s.seq as head_seq, s.head,"
            + " s.origin = (select n.origin from emr.node n) as own, e.seq, e.recorded,"
            + " e.effective, a.account, e.version, e.facility, e.format, e.kind, e.type, e.source, e.id,"
            + " e.content_hash, e.previous_hash, e.entry_hash, c.facility as content_facility, c.dict, c.salt, c.bytes,"
            + " r.id is not null as projected, r.patient, r.encounter, r.withdrawn,"
            + " case when r.hi = 'infinity' then 'infinity'"
            + " else to_char(r.hi at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') end as hi";

    private static final String TABLES = " from emr.stream s join emr.facility sf on sf.key = s.facility"
            + " left join emr.entry e on e.stream = s.key"
            + " left join emr.author a on a.key = e.author"
            + " left join emr.entry_content c on c.stream = e.stream and c.seq = e.seq"
            + " left join emr.resource r on r.id = e.id and r.stream = e.stream and r.seq = e.seq";

    private static final String ROWS = COLUMNS + TABLES + " where s.key > ? and s.key <= ? order by s.key, e.seq";

    private final Findings findings;

    StreamsCheck(Findings findings) {
        this.findings = findings;
    }

    /** All entries in the order of their streams, with these columns more. */
    static String entries(String more) {
        return COLUMNS + more + TABLES + " order by s.key, e.seq";
    }

    void run(Connection connection) throws SQLException {
        run(connection, 0, Long.MAX_VALUE);
    }

    /** Those with numbers behind the first up to the last. */
    void run(Connection connection, long first, long last) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(ROWS)) {
            rows.setLong(1, first);
            rows.setLong(2, last);
            rows.setFetchSize(Verifier.FETCH);
            try (ResultSet row = rows.executeQuery()) {
                walk(row);
            }
        }
    }

    private void walk(ResultSet row) throws SQLException {
        StreamWalk walk = null;
        long key = 0;
        while (row.next()) {
            if (walk == null || row.getLong("key") != key) {
                finish(walk);
                key = row.getLong("key");
                walk = begin(row);
            }
            if (row.getObject("seq") != null) {
                walk.entry(EntryRow.read(walk.stream(), row));
            }
        }
        finish(walk);
    }

    private StreamWalk begin(ResultSet row) throws SQLException {
        findings.stream();
        return new StreamWalk(
                stream(row), row.getBoolean("own"), row.getInt("head_seq"), row.getBytes("head"), findings);
    }

    static StreamId stream(ResultSet row) throws SQLException {
        return new StreamId(
                row.getObject("origin", UUID.class),
                row.getObject("stream_id", UUID.class),
                StreamKind.ofCode(row.getInt("stream_kind")),
                row.getString("custodian"));
    }

    private static void finish(@Nullable StreamWalk walk) {
        if (walk != null) {
            walk.finish();
        }
    }
}
