package vn.emr.audit.verify;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.AuditEvent;
import vn.emr.audit.tree.LoggedEvent;
import vn.emr.domain.store.Hash;

/** A leaf as the database has it, beside what it names. */
final class LeafRow {

    private static final String COLUMNS =
            "select l.no, l.kind, l.stream, l.seq, l.event, l.message, l.hash, e.id, e.type,"
                    + " e.entry_hash, e.recorded, s.id as stream_id, s.origin, s.origin = n.origin as own, v.key, v.at,"
                    + " v.patient, v.type as event_type, v.outcome, v.caller_kind, v.basis, v.count, v.facility, v.account,"
                    + " v.about, v.detail, v.role, v.purpose, r.receipt from audit.leaf l left join emr.node n on true"
                    + " left join emr.entry e on l.kind = 1 and e.stream = l.stream and e.seq = l.seq"
                    + " left join emr.stream s on l.kind = 1 and s.key = l.stream"
                    + " left join audit.event v on l.kind = 2 and v.key = l.event"
                    + " left join emr.receipt r on l.kind = 3 and r.message = l.message";

    static final String ROWS = COLUMNS + " order by l.no";
    static final String SOME = COLUMNS + " where l.no >= ? and l.no < ? order by l.no";

    private static final int ENTRY = 1;
    private static final int EVENT = 2;

    private final ResultSet row;

    /** The row that the cursor is at. */
    LeafRow(ResultSet row) {
        this.row = row;
    }

    boolean isEntry() throws SQLException {
        return row.getInt("kind") == ENTRY;
    }

    boolean isEvent() throws SQLException {
        return row.getInt("kind") == EVENT;
    }

    Leaf leaf() throws SQLException {
        boolean entry = isEntry() && row.getObject("id") != null;
        return new Leaf(
                row.getLong("no"),
                row.getBytes("hash"),
                expected(),
                written(),
                named(),
                entry ? Questions.typeName(row) : null,
                entry ? row.getObject("id", UUID.class) : null);
    }

    /** Hash of what the leaf names; an entry's own is recomputed with its stream. */
    private byte @Nullable [] expected() throws SQLException {
        if (isEntry()) {
            return row.getBytes("entry_hash");
        }
        if (isEvent()) {
            LoggedEvent event = event();
            return event == null ? null : event.hash();
        }
        String receipt = receipt();
        return receipt == null ? null : Hash.of(receipt.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Instant written() throws SQLException {
        String column = isEvent() ? "at" : "recorded";
        OffsetDateTime time = isEvent() || row.getBoolean("own") ? row.getObject(column, OffsetDateTime.class) : null;
        return time == null ? null : time.toInstant();
    }

    private String named() throws SQLException {
        return switch (row.getInt("kind")) {
            case ENTRY -> "entry " + row.getInt("seq") + " of stream number " + row.getLong("stream");
            case EVENT -> "audit event " + row.getLong("event");
            default -> "receipt for message " + row.getString("message");
        };
    }

    @Nullable
    String receipt() throws SQLException {
        return row.getString("receipt");
    }

    @Nullable
    LoggedEvent event() throws SQLException {
        if (row.getObject("key") == null) {
            return null;
        }
        return new LoggedEvent(
                row.getLong("key"),
                new AuditEvent(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("patient", UUID.class),
                        row.getInt("event_type"),
                        row.getInt("outcome"),
                        row.getInt("caller_kind"),
                        row.getInt("basis"),
                        row.getObject("count", Integer.class),
                        row.getString("facility"),
                        row.getString("account"),
                        row.getString("about"),
                        row.getString("detail"),
                        row.getObject("role", Integer.class),
                        row.getObject("purpose", Integer.class)));
    }
}
