package vn.emr.records.his;

import java.util.stream.Stream;
import vn.emr.domain.content.JsonObject;
import vn.emr.records.web.Csv;
import vn.emr.records.web.Language;
import vn.emr.records.web.Texts;

/** The findings of a report, one a line: first those about the file, then those of each HOSO. */
final class FindingsCsv {

    private final Language language;
    private final StringBuilder lines = new StringBuilder(Csv.BYTE_ORDER_MARK);

    private FindingsCsv(Language language) {
        this.language = language;
    }

    static String of(JsonObject report, Language language) {
        FindingsCsv csv = new FindingsCsv(language);
        csv.heading();
        csv.findings("", "", report);
        report.objects("hoso").forEach(h -> csv.findings(text(h, "no"), text(h, "ma_lk"), h));
        return csv.lines.toString();
    }

    private void heading() {
        lines.append(Csv.line(
                Stream.of("no", "episode", "severity", "rule", "table", "row", "element", "value", "sentence", "more")
                        .map(c -> Texts.of(language).get("finding.csv." + c))));
    }

    private void findings(String no, String episode, JsonObject unit) {
        unit.objects("findings")
                .forEach(f -> lines.append(Csv.line(Stream.of(
                        no,
                        episode,
                        Texts.of(language).get("severity." + f.text("severity").orElse("info")),
                        text(f, "rule"),
                        text(f, "table"),
                        text(f, "row"),
                        text(f, "element"),
                        text(f, "value"),
                        text(f, language.tag()),
                        text(f, "more")))));
    }

    private static String text(JsonObject json, String name) {
        return json.text(name).orElse("");
    }
}
