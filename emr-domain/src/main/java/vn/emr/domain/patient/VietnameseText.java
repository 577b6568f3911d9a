package vn.emr.domain.patient;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Vietnamese names as keys: with or without diacritics, composed or decomposed, in capitals or not, Đ included. */
public final class VietnameseText {

    private VietnameseText() {}

    /** Lower case, no diacritics, đ as d, everything else that is no letter or digit as one space: {@code nguyen van an}. */
    public static String key(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder key = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(c -> append(key, c));
        return key.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static void append(StringBuilder key, int c) {
        if (c == 'Đ' || c == 'đ' || c == 'Ð') {
            key.append('d');
        } else if (Character.isLetterOrDigit(c)) {
            key.appendCodePoint(c);
        } else if (Character.getType(c) != Character.NON_SPACING_MARK && endsWithWord(key)) {
            key.append(' ');
        }
    }

    private static boolean endsWithWord(StringBuilder key) {
        return key.length() > 0 && key.charAt(key.length() - 1) != ' ';
    }

    /** The words of the key, in their order. */
    public static List<String> words(String text) {
        String key = key(text);
        return key.isEmpty() ? List.of() : Arrays.asList(key.split(" "));
    }
}
