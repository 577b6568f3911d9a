package vn.emr.audit.space;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.PatientGrants;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.JsonValue;
import vn.emr.domain.store.EntryHeader;

/**
 * A record that was opened in an emergency while the database had no space: what {@code emr.access_override} will hold.
 *
 * @param id of the opening
 * @param opened when
 * @param until when it ends by itself
 * @param due by when it is to be judged
 * @param facility code of the facility of who opened it
 * @param account who
 * @param name the name of that person
 * @param reason what the person gave as reason
 * @param patients logical ids of the Patients that it opens
 */
public record SpooledOpening(
        UUID id,
        Instant opened,
        Instant until,
        Instant due,
        String facility,
        String account,
        String name,
        String reason,
        List<UUID> patients) {

    /** Copies the list. */
    public SpooledOpening {
        patients = List.copyOf(patients);
    }

    /** Whether it opens this patient to this person now. */
    boolean opens(@Nullable UUID patient, String who, Instant now) {
        return account.equals(who) && now.isBefore(until) && (patient == null || patients.contains(patient));
    }

    PatientGrants.Held held() {
        return new PatientGrants.Held(id, opened, until);
    }

    JsonObject json() {
        JsonArray ids = new JsonArray();
        patients.forEach(p -> ids.add(p.toString()));
        return new JsonObject()
                .put("id", id.toString())
                .put("opened", EntryHeader.time(opened))
                .put("until", EntryHeader.time(until))
                .put("due", EntryHeader.time(due))
                .put("facility", facility)
                .put("account", new JsonValue.Text(account))
                .put("name", new JsonValue.Text(name))
                .put("reason", new JsonValue.Text(reason))
                .put("patients", ids);
    }

    static SpooledOpening of(JsonObject json) {
        return new SpooledOpening(
                UUID.fromString(text(json, "id")),
                Instant.parse(text(json, "opened")),
                Instant.parse(text(json, "until")),
                Instant.parse(text(json, "due")),
                text(json, "facility"),
                text(json, "account"),
                text(json, "name"),
                text(json, "reason"),
                patients(json).collect(Collectors.toList()));
    }

    private static Stream<UUID> patients(JsonObject json) {
        return json.get("patients")
                .filter(JsonArray.class::isInstance)
                .map(a -> ((JsonArray) a).texts().map(UUID::fromString))
                .orElseGet(Stream::empty);
    }

    private static String text(JsonObject json, String name) {
        return json.text(name).orElse("");
    }
}
