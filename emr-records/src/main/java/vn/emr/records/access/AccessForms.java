package vn.emr.records.access;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.consent.ConsentForm;
import vn.emr.domain.consent.LegalRequest;
import vn.emr.records.web.Day;

/** Reads the forms of the two registers as they were typed. */
final class AccessForms {

    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private AccessForms() {}

    static ConsentForm consent(MultivaluedMap<String, String> typed) {
        return new ConsentForm(
                text(typed, "facility"),
                stay(text(typed, "stay")),
                Day.parse(text(typed, "until")),
                text(typed, "giver"),
                text(typed, "proof"),
                text(typed, "labelled").equals("yes"));
    }

    private static @Nullable UUID stay(String typed) {
        return typed.matches(UUID_FORM) ? UUID.fromString(typed) : null;
    }

    static LegalRequest.Form request(MultivaluedMap<String, String> typed) {
        return new LegalRequest.Form(
                text(typed, "authority"),
                text(typed, "number"),
                Day.parse(text(typed, "dated")),
                text(typed, "subject"),
                text(typed, "reader"),
                Day.parse(text(typed, "due")));
    }

    static String text(MultivaluedMap<String, String> typed, String name) {
        return Optional.ofNullable(typed.getFirst(name)).orElse("").strip();
    }
}
