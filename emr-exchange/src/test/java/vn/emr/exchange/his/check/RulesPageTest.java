package vn.emr.exchange.his.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.Lists;

/** {@code docs/his-rules.md} is written from the rules: {@code -Demr.docs.write=true} writes it anew. */
class RulesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "his-rules.md");

    @Test
    void the_page_is_what_the_rules_say() throws IOException {
        if (Boolean.getBoolean("emr.docs.write")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        return """
                # Rules of a HIS import
                Quy tắc kiểm tra tệp XML xuất từ HIS. Trang này được sinh từ mã nguồn (`HisRule`, `fields.csv`, `lists.csv`; test `RulesPageTest`); đừng sửa tay.
                This page is written from the code; don't edit it by hand.

                - `refuse`: HOSO (hoặc cả tệp) bị từ chối, không lưu gì. Nothing of the unit is kept.
                - `warn`: vẫn nhận, giữ nguyên như đã gửi, có đánh dấu. Kept as sent, and flagged.
                - `info`: chỉ để biết. Worth knowing.

                `{at}` là bảng, phần tử và dòng; `{v}` là giá trị tìm thấy; `{w}` là giá trị mong đợi. A vendor gets the same
                findings without a node: [his-check.md](his-check.md). The report's form: [his-report.md](his-report.md).

                ## Rules
                | Rule | Severity | Source | Tiếng Việt | English |
                |---|---|---|---|---|
                """ + rules() + """

                ## Forms by date
                Mẫu được chọn theo ngày kết thúc đợt điều trị (NGAY_RA). The form is that of the day on which the episode ended.

                | Decision | From |
                |---|---|
                """ + decisions() + """

                ## Elements asked for
                Sau tên: mức độ nếu thiếu, điều kiện, phần tử thay thế, giai đoạn. Behind the name: how grave its absence is unless it
                is `warn`, the condition, what is as good, from and until when.

                """ + needs() + """

                ## Values allowed
                Danh mục có dấu `?` chỉ biết qua nguồn thứ cấp (`info`). A list with `?` is known from secondary sources only.

                """ + values() + """

                ## Lengths that changed
                Các độ dài khác theo phụ lục QĐ 4750. All others are those of decision 4750.

                """ + lengths();
    }

    private static String rules() {
        return Stream.of(HisRule.values())
                .map(r -> "| " + r.code() + " | " + severities(r) + " | " + r.source() + " | " + r.vi() + " | " + r.en()
                        + " |\n")
                .collect(Collectors.joining());
    }

    private static String severities(HisRule rule) {
        Stream<Severity> others = rule.severities().stream().filter(s -> s != rule.severity());
        return Stream.concat(Stream.of(rule.severity()), others)
                .map(Severity::code)
                .collect(Collectors.joining(", "));
    }

    private static String decisions() {
        return Stream.of(Decision.values())
                .map(d -> "| " + d.title() + " | " + (d.since().isEmpty() ? "–" : d.since()) + " |\n")
                .collect(Collectors.joining());
    }

    private static List<String[]> fields() {
        return Lists.lines("fields.csv", ",").skip(1).toList();
    }

    /** A line for each table that has one of these. */
    private static String byTable(Function<String[], String> describe) {
        StringBuilder page = new StringBuilder();
        for (String table : fields().stream().map(c -> c[0]).distinct().toList()) {
            String elements = fields().stream()
                    .filter(c -> c[0].equals(table))
                    .map(describe)
                    .filter(e -> !e.isEmpty())
                    .collect(Collectors.joining("; "));
            page.append(elements.isEmpty() ? "" : "- **" + table + "**: " + elements + ".\n");
        }
        return page.toString();
    }

    private static String needs() {
        return byTable(c -> {
            if (c[2].isEmpty()) {
                return period(c).isEmpty() ? "" : c[1] + " (–" + period(c) + ')';
            }
            String more = (c[2].equals("warn") && c[4].isEmpty() ? "" : c[2])
                    + (c[3].isEmpty() ? "" : " when " + c[3])
                    + (c[4].isEmpty() ? "" : " else " + c[4])
                    + (c[5].isEmpty() ? "" : " or " + c[5].replace("|", ", "))
                    + period(c);
            return c[1] + (more.isEmpty() ? "" : " (" + more.strip() + ')');
        });
    }

    private static String period(String[] cells) {
        return (cells[7].isEmpty() ? "" : " from " + cells[7]) + (cells[8].isEmpty() ? "" : " until " + cells[8]);
    }

    private static String values() {
        return byTable(c -> c[6].isEmpty()
                ? ""
                : c[1] + ' ' + c[6].replace("=", "").replace('|', ',').replace("~", "form of "));
    }

    private static String lengths() {
        return byTable(c ->
                c[9].isEmpty() ? "" : c[1] + ' ' + c[9].replace(";", ", from ").replace("=", ": "));
    }

    @Test
    void every_rule_has_its_place_in_the_code_and_sentences_of_one_pattern() {
        for (HisRule rule : HisRule.values()) {
            assertThat(rule.code().replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT))
                    .isEqualTo(rule.name());
            for (String mark : List.of("{at}", "{v}", "{w}")) {
                assertThat(rule.vi().contains(mark))
                        .as(rule.code() + mark)
                        .isEqualTo(rule.en().contains(mark));
            }
        }
    }

    /** The page of errors by week names them; it can't see this enum. */
    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void every_rule_has_a_name_for_people(String language) throws IOException {
        Path names =
                Path.of("..", "emr-records", "src", "main", "resources", "messages_trends_" + language + ".properties");
        List<String> named = Files.readAllLines(names).stream()
                .filter(l -> l.startsWith("rule."))
                .map(l -> l.substring("rule.".length(), l.indexOf('=')))
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(HisRule.values()).map(HisRule::code).toList());
    }
}
