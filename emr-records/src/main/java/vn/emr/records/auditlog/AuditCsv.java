package vn.emr.records.auditlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditRow;
import vn.emr.records.web.Csv;
import vn.emr.records.web.Texts;

/**
 * Events as CSV: words for people and codes for programs side by side.
 */
final class AuditCsv {

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
        out.write(Csv.BYTE_ORDER_MARK);
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
        out.write(Csv.line(cells));
    }
}
