package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.store.Hash;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.finding.Unreadable;

/** Every file that is wrong in one way gets the answer that its {@code expected.json} names, with rule and element. */
class BadFilesTest {

    /** Asked of the record, not of the file alone: compared in {@code ImportDbTest} and, of all cases, {@code BadFilesIT}. */
    private static final Set<String> ELSEWHERE = Set.of("episode.resent", "file.same", "identity.conflict");

    static Stream<JsonObject> files() {
        return Samples.json("bad/expected.json").objects("cases").flatMap(c -> c.objects("files"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_answered_as_expected(JsonObject file) throws IOException {
        String rule = file.text("rule").orElse("");
        List<Finding> findings = findings(file);
        if (ELSEWHERE.contains(rule)) {
            assertThat(findings).noneMatch(Finding::refuses);
            return;
        }
        assertThat(answer(findings)).as("%s", findings).isIn(answers(file));
        if (!rule.isEmpty() && file.text("recipe", "head").isEmpty()) {
            assertThat(findings).as("%s", findings).anySatisfy(f -> {
                assertThat(f.rule().code()).isEqualTo(rule);
                file.text("element").ifPresent(e -> assertThat(f.place().path()).isEqualTo(e));
            });
        }
        assertThat(findings.stream().filter(f -> f.severity() != Severity.INFO))
                .as("nothing else is found in it")
                .allMatch(f -> f.rule().code().equals(rule));
    }

    private static List<String> answers(JsonObject file) {
        return Stream.concat(file.text("answer").stream(), file.text("alsoCorrect").stream())
                .toList();
    }

    private static String answer(List<Finding> findings) {
        return findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.INFO) == Severity.INFO
                ? "accept"
                : findings.stream().anyMatch(Finding::refuses) ? "refuse" : "warn";
    }

    private static List<Finding> findings(JsonObject file) throws IOException {
        try {
            CheckedExport export =
                    Samples.open(content(file), file.text("sender").orElseThrow());
            List<Finding> all = new ArrayList<>(export.findings());
            for (int i = 0; i < export.envelope().hosos().size(); i++) {
                CheckedHoso hoso = export.hoso(i, export.bytes(i));
                all.addAll(hoso.findings());
            }
            return all;
        } catch (Unreadable unreadable) {
            return List.of(unreadable.finding());
        }
    }

    private static byte[] content(JsonObject file) {
        if (file.text("recipe", "head").isEmpty()) {
            return Samples.bytes("bad/" + file.text("file").orElseThrow());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(Samples.bytes("bad/" + file.text("recipe", "head").orElseThrow()));
        byte[] fill = new byte[Integer.parseInt(file.text("recipe", "repeat").orElseThrow())];
        Arrays.fill(fill, (byte) file.text("recipe", "fill").orElseThrow().charAt(0));
        all.writeBytes(fill);
        all.writeBytes(Samples.bytes("bad/" + file.text("recipe", "tail").orElseThrow()));
        assertThat(HexFormat.of().formatHex(Hash.of(all.toByteArray())))
                .isEqualTo(file.text("recipe", "sha256").orElseThrow());
        return all.toByteArray();
    }
}
