package vn.emr.exchange.his.check;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.BirthDate;
import vn.emr.exchange.his.read.FieldList;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTable;
import vn.emr.exchange.his.read.HisTime;

/** Rules about the form of rows and values: what must be there, and what a date, a number, a code, a text may look like. */
final class FormCheck {

    private static final int LONG_TEXT = 10_000;

    /** Longer is no number: the decisions have 15 digits, and computing with millions of them takes hours. */
    private static final int LONGEST_NUMBER = 40;

    private static final int ONE_TIME = 12;
    private static final Pattern HARMLESS = Pattern.compile("[-+0-9.,:;/ ]+");
    private static final Pattern HOSTILE =
            Pattern.compile("<[/!?]?[a-zA-Z]|(^|\\s)[=@][A-Za-z]+\\(|[\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** Less than nothing of these would harm whoever believes it. */
    private static final Map<String, Set<String>> GIVEN =
            Map.of("XML1", Set.of("CAN_NANG"), "XML2", Set.of("SO_LUONG"), "XML3", Set.of("SO_LUONG"));

    private final FieldList fields = FieldList.standard();
    private final Asked asked;

    FormCheck(Asked asked) {
        this.asked = asked;
    }

    /** Looks at every value of a table. */
    void check(HisTable table) {
        FieldRules rules = FieldRules.of(table.name());
        for (HisRow row : table.rows()) {
            needed(rules, row);
            link(row);
            row.values().forEach((element, value) -> value(table.name(), rules.find(element), row, element, value));
        }
    }

    private void needed(FieldRules rules, HisRow row) {
        for (FieldRule rule : rules.needed()) {
            Severity severity = rule.missing(row, asked.day());
            if (severity != null) {
                HisRule name = severity == Severity.REFUSE ? HisRule.ELEMENT_REQUIRED : HisRule.ELEMENT_EXPECTED;
                asked.found(Finding.of(name, row.at(rule.element())).as(severity));
            }
        }
    }

    private void link(HisRow row) {
        String episode = asked.summary().get("MA_LK");
        if (!episode.isEmpty() && row.has("MA_LK") && !row.get("MA_LK").equals(episode)) {
            asked.found(Finding.of(HisRule.LINK_EPISODE, row.at("MA_LK"), row.get("MA_LK"), ""));
        }
    }

    private void value(String table, @Nullable FieldRule rule, HisRow row, String element, String value) {
        boolean given = GIVEN.getOrDefault(table, Set.of()).contains(element);
        fields.find(table, element).ifPresent(field -> {
            switch (given ? FieldList.Kind.NUMBER : field.kind()) {
                case NUMBER -> number(row, element, value, given ? Severity.REFUSE : Severity.WARN);
                case DATE -> date(row, element, value, field.max() == 0 || field.max() > ONE_TIME);
                case STRING -> text(row, element, value);
            }
            length(field, rule, row, element, value);
        });
        if (rule != null) {
            form(rule, row);
            allowed(table, rule, row);
        }
    }

    /** Whether it is a number as the decisions write it. */
    static boolean isNumber(String value) {
        if (value.length() > LONGEST_NUMBER) {
            return false;
        }
        int dot = value.indexOf('.');
        int begin = value.startsWith("-") ? 1 : 0;
        return dot < 0
                ? areDigits(value, begin, value.length())
                : areDigits(value, begin, dot) && areDigits(value, dot + 1, value.length());
    }

    private static boolean areDigits(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    private void number(HisRow row, String element, String value, Severity whenNegative) {
        if (!isNumber(value)) {
            asked.found(Finding.of(HisRule.VALUE_NUMBER, row.at(element), harmless(value), ""));
            return;
        }
        if (value.startsWith("-")) {
            asked.found(Finding.of(HisRule.VALUE_NEGATIVE, row.at(element), value, "")
                    .as(whenNegative));
        }
        int dot = value.indexOf('.');
        int most = decimals(element);
        if (dot >= 0 && value.length() - dot - 1 > most) {
            asked.found(Finding.of(HisRule.VALUE_DECIMALS, row.at(element), value, Integer.toString(most)));
        }
    }

    /** Amounts have two, prices and quantities three; of others the decisions say nothing. */
    private static int decimals(String element) {
        if (element.startsWith("T_") || element.startsWith("THANH_TIEN")) {
            return 2;
        }
        return element.startsWith("DON_GIA") || element.equals("SO_LUONG") ? 3 : Integer.MAX_VALUE;
    }

    private void date(HisRow row, String element, String value, boolean several) {
        boolean birth = element.startsWith("NGAY_SINH") || element.startsWith("NGAYSINH");
        boolean real = (several ? Stream.of(value.split(";", -1)) : Stream.of(value))
                .map(String::strip)
                .filter(d -> !d.isEmpty())
                .allMatch(d -> birth
                        ? BirthDate.parse(d).isPresent()
                        : HisTime.parse(d).isPresent());
        if (!real) {
            asked.found(Finding.of(HisRule.VALUE_DATE, row.at(element), harmless(value), ""));
        }
    }

    /** What stands where a number or date should is shown only when it is made of digits and marks. */
    private static String harmless(String value) {
        return HARMLESS.matcher(value).matches() ? value : "?";
    }

    private void text(HisRow row, String element, String value) {
        if (mayBeHostile(value) && HOSTILE.matcher(value).find()) {
            asked.found(Finding.of(HisRule.TEXT_HOSTILE, row.at(element)));
        }
    }

    /** Most texts hold none of what the pattern looks for. */
    private static boolean mayBeHostile(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '<' || c == '=' || c == '@' || (c >= '\u200B' && c <= '\u2069')) {
                return true;
            }
        }
        return false;
    }

    /** What another decision allows is worth no warning: vendors change over early, or late. */
    private void length(FieldList.Field field, @Nullable FieldRule rule, HisRow row, String element, String value) {
        int length = field.kind() == FieldList.Kind.NUMBER ? digits(value) : value.codePointCount(0, value.length());
        int most = field.kind() == FieldList.Kind.DATE ? 0 : field.max();
        int today = rule == null ? most : rule.max(asked.day(), most);
        if (most > 0 && length > most) {
            length(row, element, length, Integer.toString(most), Severity.WARN);
        } else if (today > 0 && length > today) {
            length(row, element, length, Integer.toString(today), Severity.INFO);
        } else if (most == 0 && length > LONG_TEXT) {
            length(row, element, length, "∞", Severity.INFO);
        }
    }

    /** Neither the sign nor zeros behind the dot make a number longer. */
    private static int digits(String number) {
        int end = number.length();
        if (number.indexOf('.') >= 0) {
            while (number.charAt(end - 1) == '0') {
                end--;
            }
            end -= number.charAt(end - 1) == '.' ? 1 : 0;
        }
        return end - (number.startsWith("-") ? 1 : 0);
    }

    private void length(HisRow row, String element, int length, String most, Severity severity) {
        asked.found(Finding.of(HisRule.VALUE_LENGTH, row.at(element), Integer.toString(length), most)
                .as(severity));
    }

    private void form(FieldRule rule, HisRow row) {
        if (!rule.isOf(asked.day())) {
            String decision = Decision.at(asked.day()).title();
            asked.found(Finding.of(HisRule.ELEMENT_FORM, row.at(rule.element()), asked.day(), decision));
        }
    }

    private void allowed(String table, FieldRule rule, HisRow row) {
        Allowed allowed = rule.allowed();
        if (allowed == null) {
            return;
        }
        for (String value : row.filled(rule.element())) {
            Finding finding = allowed.judge(row.at(rule.element()), value, asked.day());
            if (finding != null && !(isRepeated(table, value) && allowed instanceof Allowed.Disease)) {
                asked.found(finding);
            }
        }
    }

    /** A disease of the summary that is in no list is said there, not again for each service and paper. */
    private boolean isRepeated(String table, String disease) {
        HisRow summary = asked.summary();
        return !table.equals("XML1")
                && (summary.filled("MA_BENH_CHINH").contains(disease)
                        || summary.filled("MA_BENH_KT").contains(disease));
    }
}
