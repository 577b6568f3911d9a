package vn.emr.records.auditlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditRow;
import vn.emr.records.web.Texts;

/**
 * Events as CSV (RFC 4180): words for people and codes for programs side by side. Begins with a byte-order mark, without
 * which Excel takes Vietnamese for another code page. A cell that a spreadsheet would take for a formula is quoted.
 */
final class AuditCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n";
    private static final List<String> COLUMNS = List.of(
            "number",
            "at",
            "account",
            "role",
            "facility-code",
            "facility",
            "event-code",
            "event",
            "outcome",
            "patient",
            "basis-code",
            "basis",
            "purpose-code",
            "purpose",
            "count",
            "about",
            "detail-code",
            "detail");

    private final Writer out;
    private final AuditWords words;
    private final Texts texts;

    /** Writes the heading. */
    AuditCsv(Writer out, AuditWords words, Texts texts) throws IOException {
        this.out = out;
        this.words = words;
        this.texts = texts;
        out.write(BYTE_ORDER_MARK);
        write(COLUMNS.stream().map(c -> texts.get("csv." + c)));
    }

    /** Writes an event. */
    void write(AuditRow row) {
        AuditLine line = words.line(row);
        try {
            write(Stream.of(
                    Long.toString(row.key()),
                    line.at(),
                    row.account(),
                    line.role(),
                    text(row.facility()),
                    line.facility(),
                    row.type().name(),
                    line.what(),
                    texts.get(row.refused() ? "audit.outcome.refused" : "audit.outcome.done"),
                    text(row.patient()),
                    line.basis().isEmpty() ? "" : row.basis().name(),
                    line.basis(),
                    text(row.purpose()),
                    line.purpose(),
                    text(row.count()),
                    line.about(),
                    text(row.detail()),
                    line.detail()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private void write(Stream<String> cells) throws IOException {
        out.write(cells.map(AuditCsv::cell).collect(Collectors.joining(",", "", LINE_END)));
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
