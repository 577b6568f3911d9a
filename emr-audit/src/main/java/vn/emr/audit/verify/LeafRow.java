package vn.emr.audit.verify;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.tree.LoggedEvent;
import vn.emr.domain.store.Hash;

/** A leaf as the database has it, beside what it names. */
final class LeafRow {

    static final String ROWS = "select l.no, l.kind, l.stream, l.seq, l.event, l.message, l.hash, e.id, e.type,"
            + " e.entry_hash, v.key, v.at, v.patient, v.type as event_type, v.outcome, v.caller_kind, v.basis, v.count,"
            + " v.facility, v.account, v.about, v.detail, v.role, v.purpose, r.receipt from audit.leaf l"
            + " left join emr.entry e on l.kind = 1 and e.stream = l.stream and e.seq = l.seq"
            + " left join audit.event v on l.kind = 2 and v.key = l.event"
            + " left join emr.receipt r on l.kind = 3 and r.message = l.message order by l.no";

    private static final int ENTRY = 1;
    private static final int EVENT = 2;

    private final ResultSet row;

    /** The row that the cursor is at. */
    LeafRow(ResultSet row) {
        this.row = row;
    }

    long number() throws SQLException {
        return row.getLong("no");
    }

    byte[] hash() throws SQLException {
        return row.getBytes("hash");
    }

    /** Compares the leaf with what it names. */
    void check(Findings findings) throws SQLException {
        byte[] expected = expected();
        if (expected == null) {
            findings.add(Failure.of(Check.LEAF, "leaf " + number() + " names " + named() + ", which is missing"));
        } else if (!Arrays.equals(expected, hash())) {
            String message = "does not have the hash that leaf " + number() + " holds";
            findings.add(
                    row.getInt("kind") == ENTRY
                            ? Failure.ofResource(
                                    Check.LEAF, Questions.typeName(row), row.getObject("id", UUID.class), message)
                            : Failure.of(Check.LEAF, named() + ' ' + message));
        }
    }

    /** Hash of what the leaf names; an entry's own is recomputed with its stream. */
    private byte @Nullable [] expected() throws SQLException {
        int kind = row.getInt("kind");
        if (kind == ENTRY) {
            return row.getBytes("entry_hash");
        }
        if (kind == EVENT) {
            if (row.getObject("key") == null) {
                return null;
            }
            return event().hash();
        }
        String receipt = row.getString("receipt");
        if (receipt == null) {
            return null;
        }
        return Hash.of(receipt.getBytes(StandardCharsets.UTF_8));
    }

    private String named() throws SQLException {
        return switch (row.getInt("kind")) {
            case ENTRY -> "entry " + row.getInt("seq") + " of stream number " + row.getLong("stream");
            case EVENT -> "audit event " + row.getLong("event");
            default -> "receipt for message " + row.getString("message");
        };
    }

    private LoggedEvent event() throws SQLException {
        return new LoggedEvent(
                row.getLong("key"),
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
                row.getObject("purpose", Integer.class));
    }
}
