package vn.emr.exchange.his.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.BirthDate;
import vn.emr.exchange.his.read.FieldList;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;

/** Rules about the form of rows and values: what must be there, and what a date, a number, a text may look like. */
final class FormCheck {

    private static final int LONG_TEXT = 10_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern HOSTILE =
            Pattern.compile("<[/!?]?[a-zA-Z]|(^|\\s)[=@][A-Za-z]+\\(|[\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** Without these nobody knows whose or what it is. */
    private static final Map<String, List<String>> IDENTIFYING = Map.of(
            "XML1", List.of("MA_LK", "MA_BN", "HO_TEN", "NGAY_SINH", "GIOI_TINH", "NGAY_VAO", "NGAY_RA"),
            "XML2", List.of("MA_LK", "TEN_THUOC"),
            "XML3", List.of("MA_LK"),
            "XML4", List.of("MA_LK", "TEN_CHI_SO"),
            "XML5", List.of("MA_LK", "THOI_DIEM_DBLS"));

    private static final Map<String, List<String>> EXPECTED = Map.of(
            "XML1", List.of("CHAN_DOAN_RV", "MA_BENH_CHINH", "MA_LOAI_KCB", "MA_CSKCB"),
            "XML2", List.of("NGAY_YL", "SO_LUONG", "LIEU_DUNG"),
            "XML3", List.of("NGAY_YL", "SO_LUONG"),
            "XML4", List.of("NGAY_KQ"),
            "XML5", List.of("NGUOI_THUC_HIEN"),
            "XML13", List.of("GIAY_CHUYEN_TUYEN", "MA_LYDO_CT"));
    private static final Set<String> GIVEN = Set.of("XML1/CAN_NANG", "XML2/SO_LUONG", "XML3/SO_LUONG");

    private final FieldList fields = FieldList.standard();
    private final List<Finding> findings;

    FormCheck(List<Finding> findings) {
        this.findings = findings;
    }

    void required(String table, HisRow row) {
        missing(table, row, IDENTIFYING).forEach(findings::add);
        missing(table, row, EXPECTED).map(f -> f.as(Severity.WARN)).forEach(findings::add);
        switch (table) {
            case "XML3" -> any(row, Severity.WARN, "TEN_DICH_VU", "MA_DICH_VU", "TEN_VAT_TU", "MA_VAT_TU");
            case "XML5" -> any(row, Severity.REFUSE, "DIEN_BIEN_LS", "GIAI_DOAN_BENH", "HOI_CHAN", "PHAU_THUAT");
            case "XML13" -> any(row, Severity.WARN, "MA_CSKCB_DEN", "MA_NOI_DEN");
            default -> {}
        }
    }

    /** One of these says what the row is about. */
    private void any(HisRow row, Severity severity, String... elements) {
        if (Stream.of(elements).noneMatch(row::has)) {
            findings.add(
                    Finding.of(HisRule.ELEMENT_REQUIRED, row.at(elements[0])).as(severity));
        }
    }

    private static Stream<Finding> missing(String table, HisRow row, Map<String, List<String>> elements) {
        return elements.getOrDefault(table, List.of()).stream()
                .filter(e -> !row.has(e))
                .map(e -> Finding.of(HisRule.ELEMENT_REQUIRED, row.at(e)));
    }

    void link(HisRow row, HisRow summary) {
        String episode = summary.get("MA_LK");
        if (!episode.isEmpty() && row.has("MA_LK") && !row.get("MA_LK").equals(episode)) {
            findings.add(Finding.of(HisRule.LINK_EPISODE, row.at("MA_LK"), row.get("MA_LK"), ""));
        }
    }

    void value(String table, HisRow row, String element, String value) {
        if (GIVEN.contains(table + '/' + element)) {
            number(row, element, value, Severity.REFUSE);
            return;
        }
        fields.find(table, element).ifPresent(field -> {
            switch (field.kind()) {
                case NUMBER -> number(row, element, value, Severity.WARN);
                case DATE -> date(row, element, value);
                case STRING -> text(row, element, value, field.max());
            }
        });
    }

    /** Whether it is a number as the decisions write it. */
    static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    private void number(HisRow row, String element, String value, Severity whenNegative) {
        if (!isNumber(value)) {
            findings.add(Finding.of(HisRule.VALUE_NUMBER, row.at(element), harmless(value), ""));
        } else if (value.startsWith("-")) {
            findings.add(Finding.of(HisRule.VALUE_NEGATIVE, row.at(element), value, "")
                    .as(whenNegative));
        }
    }

    private void date(HisRow row, String element, String value) {
        boolean birth = element.startsWith("NGAY_SINH") || element.startsWith("NGAYSINH");
        boolean real = Stream.of(value.split(";", -1))
                .map(String::strip)
                .filter(d -> !d.isEmpty())
                .allMatch(d -> birth
                        ? BirthDate.parse(d).isPresent()
                        : HisTime.parse(d).isPresent());
        if (!real) {
            findings.add(Finding.of(HisRule.VALUE_DATE, row.at(element), harmless(value), ""));
        }
    }

    /** What stands where a number or date should is shown only when it is made of digits and marks. */
    private static String harmless(String value) {
        return value.matches("[-+0-9.,:;/ ]+") ? value : "?";
    }

    private void text(HisRow row, String element, String value, int max) {
        int length = value.codePointCount(0, value.length());
        if (max > 0 && length > max) {
            findings.add(
                    Finding.of(HisRule.VALUE_LENGTH, row.at(element), Integer.toString(length), Integer.toString(max)));
        } else if (max == 0 && length > LONG_TEXT) {
            findings.add(Finding.of(HisRule.VALUE_LENGTH, row.at(element), Integer.toString(length), "∞")
                    .as(Severity.INFO));
        }
        if (HOSTILE.matcher(value).find()) {
            findings.add(Finding.of(HisRule.TEXT_HOSTILE, row.at(element)));
        }
    }
}
