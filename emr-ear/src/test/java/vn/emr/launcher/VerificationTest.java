package vn.emr.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.emr.audit.verify.Check;
import vn.emr.audit.verify.Failure;
import vn.emr.audit.verify.VerificationReport;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

class VerificationTest {

    private static final VerificationReport WHOLE = new VerificationReport(2, 30, 29, 1, 0, 0, 0, 0, List.of(), 0.25);

    @Test
    void adds_up_the_nodes_and_keeps_the_report_of_each() {
        Verification verification = of(WHOLE, WHOLE);

        assertThat(verification.ok()).isTrue();
        assertThat(verification.json())
                .startsWith("{\"ok\":true,")
                .contains("\"entries\":60", "\"failure_count\":0", "\"failures\":[]", "\"seconds\":0.5")
                .contains("{\"name\":\"bachmai\",\"ok\":true,\"streams\":2,");
    }

    @Test
    void names_the_node_of_a_failure() {
        Check check = Check.CONTENT;
        VerificationReport broken = new VerificationReport(
                1, 2, 2, 0, 0, 0, 0, 1, List.of(new Failure(check, null, null, null, null, "bytes differ")), 0.1);
        Verification verification = of(WHOLE, broken);

        JsonObject json = CanonicalJson.parse(verification.json().getBytes(StandardCharsets.UTF_8));

        assertThat(verification.ok()).isFalse();
        assertThat(json.text("failure_count")).contains("1");
        assertThat(json.objects("failures").map(f -> f.text("node").orElse(""))).containsExactly("bachmai");
        assertThat(json.objects("nodes").map(n -> n.text("name").orElse(""))).containsExactly("province", "bachmai");
        assertThat(verification.lines()).containsSubsequence("province", "bachmai");
    }

    private static Verification of(VerificationReport province, VerificationReport bachmai) {
        Map<String, VerificationReport> reports = new LinkedHashMap<>();
        reports.put("province", province);
        reports.put("bachmai", bachmai);
        return new Verification(reports);
    }
}
