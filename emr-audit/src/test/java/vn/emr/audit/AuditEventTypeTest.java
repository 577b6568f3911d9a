package vn.emr.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditEventTypeTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| (\\d+) \\| \\S.*$", Pattern.MULTILINE);

    @Test
    void the_page_lists_every_event_with_its_number_and_no_other() throws IOException {
        Matcher row = ROW.matcher(Files.readString(Path.of("..", "docs", "audit-events.md")));
        Map<String, Integer> documented = new TreeMap<>();
        while (row.find()) {
            documented.put(row.group(1), Integer.valueOf(row.group(2)));
        }
        assertThat(documented)
                .isEqualTo(Arrays.stream(AuditEventType.values())
                        .collect(Collectors.toMap(Enum::name, AuditEventType::code)));
    }

    @ParameterizedTest
    @EnumSource
    void a_number_means_one_event(AuditEventType type) {
        assertThat(AuditEventType.ofCode(type.code())).isEqualTo(type);
    }

    @Test
    void an_unknown_number_is_no_event() {
        assertThatThrownBy(() -> AuditEventType.ofCode(99)).isInstanceOf(IllegalArgumentException.class);
    }
}
