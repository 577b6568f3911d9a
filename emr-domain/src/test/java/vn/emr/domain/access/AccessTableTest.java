package vn.emr.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/access.md} is the policy: cell by cell. */
class AccessTableTest {

    private static final Path PAGE = Path.of("..", "docs", "access.md");

    @ParameterizedTest
    @EnumSource(Act.class)
    void the_page_says_what_the_policy_does(Act act) throws Exception {
        Map<String, String> page = page(act == Act.READ ? "## Reading" : "## Writing");
        assertThat(policy(act)).isEqualTo(page);
        assertThat(page).hasSize(Role.staff().length * LegalBasis.values().length);
    }

    @Test
    void the_page_says_who_reads_labelled_entries() throws Exception {
        Map<String, String> policy = new TreeMap<>();
        for (Role role : Role.staff()) {
            for (LegalBasis relation : LegalBasis.values()) {
                policy.put(role.realmName() + ' ' + relation, said(AccessTable.labelled(role, relation)));
            }
        }
        assertThat(policy).isEqualTo(page("## Entries with a security label"));
    }

    private static String said(AccessTable.Labelled part) {
        return switch (part) {
            case OPEN -> "all";
            case SENT -> "sent";
            case NAMED -> "named";
            case NO -> "–";
        };
    }

    @Test
    void the_page_numbers_the_relations_as_they_are_stored_in_the_order_in_which_they_count() throws Exception {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(l -> l.matches("\\| `[A-Z_]+` \\| \\d \\|.*"))
                .map(l -> l.replaceAll("\\| `(\\w+)` \\| (\\d) \\|.*", "$1 $2"))
                .toList();
        assertThat(rows)
                .isEqualTo(Stream.of(LegalBasis.values())
                        .map(b -> b.name() + ' ' + b.code())
                        .toList());
    }

    private static Map<String, String> policy(Act act) {
        Map<String, String> cells = new TreeMap<>();
        for (Role role : Role.staff()) {
            for (LegalBasis relation : LegalBasis.values()) {
                cells.put(role.realmName() + ' ' + relation, said(AccessTable.cell(act, role, relation)));
            }
        }
        return cells;
    }

    private static String said(AccessTable.Cell cell) {
        Optional<Purpose> purpose = cell.purpose();
        return purpose.map(Purpose::name).orElse(cell == AccessTable.Cell.ASK ? "ask" : "–");
    }

    /** The cells of the table below this heading. */
    private static Map<String, String> page(String heading) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Files.readAllLines(PAGE).stream()
                .dropWhile(l -> !l.equals(heading))
                .skip(1)
                .takeWhile(l -> !l.startsWith("## "))
                .filter(l -> l.startsWith("|"))
                .forEach(l -> rows.add(
                        Arrays.stream(l.substring(1, l.lastIndexOf('|')).split("\\|", -1))
                                .map(c -> c.strip().replace("`", ""))
                                .toList()));
        List<String> relations = rows.get(0);
        Map<String, String> cells = new TreeMap<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int i = 1; i < row.size(); i++) {
                cells.put(row.get(0) + ' ' + relations.get(i), row.get(i));
            }
        }
        return cells;
    }
}
