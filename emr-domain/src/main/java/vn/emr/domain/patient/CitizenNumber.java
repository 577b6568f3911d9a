package vn.emr.domain.patient;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.content.Systems;

/**
 * What stands in SO_CCCD: a citizen number (12 digits: 3 province of birth registration, 1 century and sex, 2 birth
 * year, 6 serial; no check digit), an old identity card (9 digits), a passport, or something else. Only a citizen
 * number that agrees with sex and birth year is good enough to tell who somebody is.
 *
 * @param value as sent, without white space around it
 */
public record CitizenNumber(String value) {

    private static final int LENGTH = 12;
    private static final int OLD_LENGTH = 9;

    /** What kind of number it looks like. */
    public enum Form {
        CITIZEN(Systems.CITIZEN),
        OLD_CARD(Systems.OLD_IDENTITY_CARD),
        PASSPORT(Systems.PASSPORT),
        UNKNOWN(Systems.UNKNOWN_IDENTITY);

        private final String system;

        Form(String system) {
            this.system = system;
        }

        /** FHIR identifier system. */
        public String system() {
            return system;
        }
    }

    /** Strips white space. */
    public CitizenNumber {
        value = value.strip();
    }

    /** What kind of number it looks like: 12 or 9 digits, one capital letter and 7 digits, or none of these. */
    public Form form() {
        if (isDigits(value)) {
            return switch (value.length()) {
                case LENGTH -> Form.CITIZEN;
                case OLD_LENGTH -> Form.OLD_CARD;
                default -> Form.UNKNOWN;
            };
        }
        boolean passport =
                value.length() == 8 && value.charAt(0) >= 'A' && value.charAt(0) <= 'Z' && isDigits(value.substring(1));
        return passport ? Form.PASSPORT : Form.UNKNOWN;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Whether digit 4 agrees with sex and century: 0 male and 1 female of the 1900s, 2 and 3 of the 2000s, and so on.
     *
     * @param sex FHIR administrative gender; any other than male and female agrees
     * @param birthYear four digits; null agrees
     */
    public boolean agreesWithSexAndCentury(String sex, @Nullable String birthYear) {
        int digit = value.charAt(3) - '0';
        boolean sexAgrees =
                switch (sex) {
                    case "male" -> digit % 2 == 0;
                    case "female" -> digit % 2 == 1;
                    default -> true;
                };
        return sexAgrees && (birthYear == null || Integer.parseInt(birthYear) / 100 == 19 + digit / 2);
    }

    /** Whether digits 5 and 6 are the last two of the birth year; null agrees. */
    public boolean agreesWithBirthYear(@Nullable String birthYear) {
        return birthYear == null || birthYear.endsWith(value.substring(4, 6));
    }

    /**
     * The number as a key by which a person is known: a citizen number that agrees with sex and birth year.
     *
     * @param birthDate FHIR date, maybe partial; without a year nothing is verified
     */
    public Optional<String> verifiedFor(String sex, @Nullable String birthDate) {
        if (form() != Form.CITIZEN || birthDate == null || birthDate.length() < 4) {
            return Optional.empty();
        }
        String year = birthDate.substring(0, 4);
        return agreesWithSexAndCentury(sex, year) && agreesWithBirthYear(year) ? Optional.of(value) : Optional.empty();
    }
}
