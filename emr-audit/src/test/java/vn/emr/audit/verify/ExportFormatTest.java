package vn.emr.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;

/** Holds the verifier to the export of {@code docs/format.md}, which was computed without this code. */
class ExportFormatTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void the_export_of_the_vectors_is_whole() throws Exception {
        VerificationReport report = verify(UnaryOperator.identity());
        assertThat(report.lines()).last().isEqualTo("The log is whole.");
        assertThat(report.entries()).isEqualTo(3);
        assertThat(report.leaves()).isEqualTo(6);
        assertThat(report.heads()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.50            | 5.5             | content
            "source":"HIS"  | "source":"UI"   | header
            bs.đặng         | bs.đăng         | leaf
            "no":5          | "no":6          | tree
            "sequence":3,"stream" | "sequence":4,"stream" | sequence
            """)
    void whatever_is_changed_is_found(String old, String changed, String check) throws Exception {
        VerificationReport report = verify(text -> text.replace(old, changed));
        assertThat(report.failures()).extracting(f -> f.check().label()).contains(check);
    }

    private VerificationReport verify(UnaryOperator<String> change) throws IOException {
        Path file = directory.resolve("export.zip");
        try (InputStream in = ExportFormatTest.class.getResourceAsStream("/format/vectors.json");
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            if (in == null) {
                throw new AssertionError("no vectors");
            }
            JsonObject export =
                    CanonicalJson.parse(in.readAllBytes()).object("export").orElseThrow();
            for (var part : export.properties().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                for (String line : ((JsonArray) part.getValue()).texts().toList()) {
                    zip.write((change.apply(line) + '\n').getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return ExportVerifier.verify(file, List.of(), List.of());
    }
}
