package vn.emr.records.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines of CSV (RFC 4180) for people who open them in a spreadsheet: begins with a byte-order mark, without which Excel
 * takes Vietnamese for another code page; a cell that would be taken for a formula is quoted.
 */
public final class Csv {

    /** What a file begins with. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String LINE_END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /** A line of these cells. */
    public static String line(Stream<String> cells) {
        return cells.map(Csv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    /** A cell. */
    public static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
