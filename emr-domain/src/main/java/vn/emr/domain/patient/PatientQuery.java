package vn.emr.domain.patient;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to find a patient: words of a name in any order, with or without diacritics; a citizen,
 * insurance or patient number; a year of birth.
 *
 * @param words normalised words of the name
 * @param numbers numbers in capitals
 * @param birthYear four digits; null when none was typed
 */
public record PatientQuery(
        List<String> words, List<String> numbers, @Nullable String birthYear) {

    private static final int MAX_LENGTH = 200;

    /** Reads what was typed; more than 200 characters are no name. */
    public static PatientQuery of(String typed) {
        List<String> words = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        String year = null;
        String text = typed.length() > MAX_LENGTH ? "" : typed;
        for (String token : text.strip().split("\\s+", -1)) {
            if (token.matches("(19|20)\\d\\d")) {
                year = token;
            } else if (token.chars().anyMatch(Character::isDigit)) {
                numbers.add(PatientIndex.normalised(token));
            } else {
                words.addAll(VietnameseText.words(token));
            }
        }
        return new PatientQuery(List.copyOf(words), List.copyOf(numbers), year);
    }

    /** Whether there is nothing to look for. */
    public boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty();
    }
}
