package vn.emr.records.registration;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.patient.PatientIdentity;

/**
 * The form as it was typed. What was not typed is empty.
 *
 * @param id of the form: sent twice, it registers one patient
 * @param name full name
 * @param unknown whether nobody knows the name
 * @param sex FHIR administrative gender
 * @param birth birth date as far as known
 * @param age estimated age
 * @param citizen citizen number
 * @param card health-insurance card
 * @param phone telephone
 * @param address address
 */
public record IdentityForm(
        UUID id,
        String name,
        boolean unknown,
        String sex,
        String birth,
        String age,
        String citizen,
        String card,
        String phone,
        String address) {

    private static final int AGE_DIGITS = 3;

    /** An empty one. */
    static IdentityForm empty(UUID id) {
        return new IdentityForm(id, "", false, "", "", "", "", "", "", "");
    }

    /** Filled from what somebody looked for and did not find. */
    static IdentityForm of(UUID id, String looked) {
        StringBuilder name = new StringBuilder();
        String birth = "";
        String citizen = "";
        String card = "";
        for (String word : looked.strip().split("\\s+", -1)) {
            if (word.matches("\\d{12}")) {
                citizen = word;
            } else if (word.matches("(?i)[a-z]{2}\\d{13}|\\d{10}")) {
                card = word.toUpperCase(Locale.ROOT);
            } else if (word.matches("(19|20)\\d\\d") || BirthDay.parse(word).isPresent()) {
                birth = word;
            } else if (word.chars().noneMatch(Character::isDigit)) {
                name.append(name.length() == 0 ? "" : " ").append(word);
            }
        }
        return new IdentityForm(id, name.toString(), false, "", birth, "", citizen, card, "", "");
    }

    static IdentityForm read(MultivaluedMap<String, String> typed) {
        return new IdentityForm(
                id(text(typed, "id")),
                text(typed, "name"),
                typed.containsKey("unknown"),
                text(typed, "sex"),
                text(typed, "birth"),
                text(typed, "age"),
                text(typed, "citizen").replace(" ", ""),
                text(typed, "card").replace(" ", "").toUpperCase(Locale.ROOT),
                text(typed, "phone"),
                text(typed, "address"));
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e);
        }
    }

    private static String text(MultivaluedMap<String, String> typed, String name) {
        String text = typed.getFirst(name);
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }

    /** Who that is. What can't be read is left out: {@link #problems} says so. */
    PatientIdentity identity() {
        return new PatientIdentity(
                unknown ? "" : name,
                sex,
                BirthDay.parse(birth).orElse(null),
                years().orElse(null),
                orNull(citizen),
                orNull(card),
                orNull(phone),
                orNull(address));
    }

    private Optional<Integer> years() {
        return age.matches("\\d{1," + AGE_DIGITS + "}") ? Optional.of(Integer.valueOf(age)) : Optional.empty();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Keys of the sentences about what is wrong, by field, in the order of the form. */
    Map<String, String> problems(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (name.isEmpty() && !unknown) {
            problems.put("name", "register.error.name.missing");
        }
        if (!name.isEmpty() && unknown) {
            problems.put("name", "register.error.name.unknown");
        }
        if (!birth.isEmpty() && BirthDay.parse(birth).isEmpty()) {
            problems.put("birth", "register.error.birth.form");
        }
        if (!age.isEmpty() && years().isEmpty()) {
            problems.put("age", "register.error.age.range");
        }
        identity().problems(today).forEach((field, rule) -> {
            String input = field.name().toLowerCase(Locale.ROOT);
            problems.putIfAbsent(input, "register.error." + input + '.' + rule);
        });
        return problems;
    }
}
