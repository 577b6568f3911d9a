package vn.emr.records.auditlog;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRow;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Permission;
import vn.emr.domain.access.Role;
import vn.emr.records.web.Format;
import vn.emr.records.web.Language;
import vn.emr.records.web.Texts;

/** Says events in words of one language. A code that has no words stays as it is: nothing is left out. */
final class AuditWords {

    private static final Pattern SEARCHED = Pattern.compile("words (\\d+), numbers (\\d+)");

    /** Where words of a code stand, the first that has them. */
    private static final List<String> DETAILS = List.of("audit.detail.", "referral.state.", "refusal.");

    private final Texts texts;
    private final Format format;
    private final Map<String, String> facilities;

    /** With these names of facilities by their codes. */
    AuditWords(Language language, Map<String, String> facilities) {
        texts = Texts.of(language);
        format = new Format(language);
        this.facilities = facilities;
    }

    AuditLine line(AuditRow row) {
        return new AuditLine(
                row,
                format.exactTime(row.at()),
                facility(row.facility()),
                row.role() == null ? "" : role(row.role()),
                texts.get("event." + row.type().name()),
                about(row),
                row.detail() == null ? "" : detail(row.type(), row.detail()),
                row.basis() == LegalBasis.NONE
                        ? ""
                        : texts.get("basis." + row.basis().name()),
                row.purpose() == null
                        ? ""
                        : texts.get("purpose." + row.purpose().name()));
    }

    private String facility(@Nullable String code) {
        return code == null ? "" : facilities.getOrDefault(code, code);
    }

    private String role(Role role) {
        return texts.get("role." + (role == Role.NODE ? "node" : role.realmName()));
    }

    private String about(AuditRow row) {
        String about = row.about();
        if (about == null) {
            return "";
        }
        String key = "audit.about." + about;
        return texts.has(key) ? texts.get(key) : about;
    }

    private String detail(AuditEventType type, String detail) {
        Matcher searched = SEARCHED.matcher(detail);
        if (searched.matches()) {
            return texts.get("audit.searched", searched.group(1), searched.group(2));
        }
        return switch (type) {
            case REFUSED -> whoMay(detail);
            case CONSENT_GIVEN -> facility(detail);
            default ->
                DETAILS.stream()
                        .map(k -> k + detail)
                        .filter(texts::has)
                        .findFirst()
                        .map(texts::get)
                        .orElse(detail);
        };
    }

    /** A permission that was lacking, by the roles that have it. */
    private String whoMay(String permission) {
        return Stream.of(Permission.values())
                .filter(p -> p.name().equals(permission))
                .findFirst()
                .map(p -> texts.get(
                        "audit.only", p.holders().stream().map(this::role).collect(Collectors.joining(", "))))
                .orElse(permission);
    }
}
