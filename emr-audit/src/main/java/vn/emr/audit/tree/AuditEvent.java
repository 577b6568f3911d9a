package vn.emr.audit.tree;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.store.EntryHeader;

/**
 * An audit event with all that its row holds, but for its place in the trail.
 *
 * @param at when, UTC milliseconds
 * @param patient logical id of the patient; null when none
 * @param type number of what happened
 * @param outcome 0 done, 1 refused
 * @param callerKind 0 staff, 1 partner, 2 system, 3 nobody
 * @param basis number of the legal basis
 * @param count hits or entries; null when there is nothing to count
 * @param facility facility of the caller; null when none
 * @param account who
 * @param about id or code of what it was about; null when none
 * @param detail rule or reason; null when none
 * @param role number of the role; null when none, and in events from before there was one
 * @param purpose number of the purpose; null when none
 */
public record AuditEvent(
        Instant at,
        @Nullable UUID patient,
        int type,
        int outcome,
        int callerKind,
        int basis,
        @Nullable Integer count,
        @Nullable String facility,
        String account,
        @Nullable String about,
        @Nullable String detail,
        @Nullable Integer role,
        @Nullable Integer purpose) {

    /** Its properties are the columns of the row. */
    public JsonObject json() {
        return new JsonObject()
                .put("at", EntryHeader.time(at))
                .put("patient", patient == null ? null : patient.toString())
                .put("type", number(type))
                .put("outcome", number(outcome))
                .put("caller_kind", number(callerKind))
                .put("basis", number(basis))
                .put("count", number(count))
                .put("facility", text(facility))
                .put("account", text(account))
                .put("about", text(about))
                .put("detail", text(detail))
                .put("role", number(role))
                .put("purpose", number(purpose));
    }

    private static @Nullable JsonValue number(@Nullable Integer value) {
        return value == null ? null : new JsonValue.Numeral(value.toString());
    }

    /** An empty text stays one: it is not the same as none. */
    private static @Nullable JsonValue text(@Nullable String value) {
        return value == null ? null : new JsonValue.Text(value);
    }
}
