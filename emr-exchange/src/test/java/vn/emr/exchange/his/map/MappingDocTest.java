package vn.emr.exchange.his.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.emr.exchange.his.read.FieldList;

/**
 * {@code docs/his-mapping.md} is made of the declarations and of the words in {@code his-mapping.template.md}. With
 * {@code -Demr.docs.write=true} this test writes it; else it compares.
 */
class MappingDocTest {

    private static final Path PAGE = Path.of("../docs/his-mapping.md");
    private static final String AGAIN =
            "write it again: ./mvnw -pl emr-exchange -am test -Dtest=MappingDocTest -Demr.docs.write=true "
                    + "-Dsurefire.failIfNoSpecifiedTests=false";

    @Test
    void the_page_says_what_the_mappings_declare() throws IOException {
        String page = template();
        for (Fields fields : Declared.all()) {
            page = placed(page, fields.table(), table(fields));
        }
        page = placed(page, "coverage", coverage());
        page = placed(page, "reasons", reasons());
        assertThat(page).as("every place is filled").doesNotContain("{{");
        if (Boolean.getBoolean("emr.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as(AGAIN).isEqualTo(page);
    }

    private static String template() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(MappingDocTest.class.getResourceAsStream("/his-mapping.template.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String placed(String page, String name, String text) {
        String place = "{{" + name + "}}";
        assertThat(page).as("the template has a place for %s", name).contains(place);
        return page.replace(place, text);
    }

    private static String table(Fields fields) {
        StringBuilder text = new StringBuilder("| Element | Path |\n|---|---|\n");
        fields.all().forEach((element, fate) -> {
            if (fate.reason() == null) {
                text.append(row(element, paths(fate.paths())));
            }
        });
        kept(fields)
                .forEach((reason, elements) -> text.append(row(String.join(", ", elements), "kept: " + reason.code())));
        return text.toString().strip();
    }

    private static String row(String first, String second) {
        return "| " + first + " | " + second + " |\n";
    }

    private static String paths(Collection<String> paths) {
        return paths.stream()
                .map(p -> {
                    int end = p.indexOf(' ');
                    return end < 0 ? '`' + p + '`' : '`' + p.substring(0, end) + "` " + p.substring(end + 1);
                })
                .collect(Collectors.joining("<br>"));
    }

    private static Map<Reason, List<String>> kept(Fields fields) {
        return fields.all().entrySet().stream()
                .filter(e -> e.getValue().reason() != null)
                .collect(Collectors.groupingBy(
                        e -> reason(e.getValue()),
                        () -> new EnumMap<>(Reason.class),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static Reason reason(Fields.Fate fate) {
        return Objects.requireNonNull(fate.reason());
    }

    private static String coverage() {
        StringBuilder text = new StringBuilder(
                "| Table | Fields | Mapped | Kept with the reason | Mapped % | Mapped or kept % |\n|---|---|---|---|---|---|\n");
        int all = 0;
        int mapped = 0;
        int kept = 0;
        for (Fields fields : Declared.all()) {
            Map<Reason, List<String>> reasons = kept(fields);
            int left = reasons.values().stream().mapToInt(List::size).sum();
            int here = FieldList.standard()
                    .elements(fields.table().split(" ", -1)[0])
                    .size();
            int there = fields.all().size() - left;
            text.append(line(fields.table(), here, there, left, reasons));
            all += here;
            mapped += there;
            kept += left;
        }
        return text.append(line("**all**", all, mapped, kept, null)).toString().strip();
    }

    private static String line(
            String table, int fields, int mapped, int kept, @Nullable Map<Reason, List<String>> reasons) {
        String why = reasons == null
                ? ""
                : reasons.entrySet().stream()
                        .map(e -> e.getKey().code() + ' ' + e.getValue().size())
                        .collect(Collectors.joining(", ", ": ", ""));
        return "| %s | %d | %d | %d%s | %d | %d |\n"
                .formatted(table, fields, mapped, kept, why, 100 * mapped / fields, 100 * (mapped + kept) / fields);
    }

    private static String reasons() {
        Map<String, Reason> all = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            all.put(reason.code(), reason);
        }
        StringBuilder text = new StringBuilder("| Reason | Meaning |\n|---|---|\n");
        all.forEach((code, reason) -> text.append(row('`' + code + '`', reason.en())));
        return text.toString().strip();
    }
}
