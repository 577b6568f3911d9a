package vn.emr.exchange.his;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A good file of one HOSO, changed in one place; its tables are plain elements. */
final class EditedFile {

    private String text;

    EditedFile(byte[] file) {
        text = Samples.plain(file);
    }

    /**
     * Changes it.
     *
     * @param change {@code XML1/NGAY_RA=20250101} sets an element of the first row, {@code XML1/NGAY_RA-} takes it away,
     *     {@code -XML8} takes away the table, {@code *XML8} sends it twice
     */
    EditedFile with(String change) {
        String before = text;
        change(change);
        if (text.equals(before)) {
            throw new IllegalArgumentException("changes nothing: " + change);
        }
        return this;
    }

    private void change(String change) {
        if (change.startsWith("-") || change.startsWith("*")) {
            String table = table(change.substring(1));
            text = text.replace(table, change.startsWith("-") ? "" : table + table);
        } else {
            int slash = change.indexOf('/');
            int sign = change.indexOf('=');
            String old = table(change.substring(0, slash));
            String element = change.substring(slash + 1, sign < 0 ? change.length() - 1 : sign);
            String without = old.replaceFirst("<" + element + ">[^<]*</" + element + ">", "");
            String value = sign < 0 ? "" : "<" + element + ">" + change.substring(sign + 1) + "</" + element + ">";
            text = text.replace(old, without.replaceFirst("</MA_LK>", "</MA_LK>" + Matcher.quoteReplacement(value)));
        }
    }

    private String table(String name) {
        Matcher found = Pattern.compile("<FILEHOSO>\\s*<LOAIHOSO>" + name + "</LOAIHOSO>.*?</FILEHOSO>", Pattern.DOTALL)
                .matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException(name);
        }
        return found.group();
    }

    byte[] bytes() {
        return Samples.utf8(text);
    }
}
