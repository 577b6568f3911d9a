package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.Envelope;
import vn.emr.exchange.his.read.Span;

/** Files in all 17 dialects are read without complaint, and their slices are the file again. */
class DialectTest {

    static Stream<String> files() {
        return new String(Samples.bytes("province/files.txt"), StandardCharsets.UTF_8).lines();
    }

    static Stream<String> demo() {
        return Stream.concat(Samples.demoFiles("his"), Samples.demoFiles("his-referrals"));
    }

    @ParameterizedTest
    @MethodSource("demo")
    void is_read_without_complaint(String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        CheckedExport export = Samples.open(Samples.demo(path), name.substring(0, 5));
        assertThat(export.findings()).isEmpty();
        assertThat(export.envelope().hosos()).isNotEmpty();
        for (int i = 0; i < export.envelope().hosos().size(); i++) {
            CheckedHoso hoso = export.hoso(i, export.bytes(i));
            assertThat(hoso.findings().stream().map(Finding::severity))
                    .as("%s", hoso.findings())
                    .doesNotContain(Severity.WARN, Severity.REFUSE);
            assertThat(hoso.key()).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void slices_rebuild_the_file(String path) throws IOException {
        byte[] bytes = Samples.bytes("province/" + path);
        CheckedExport export = open(path);
        Envelope envelope = export.envelope();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        for (int i = 0; i < envelope.hosos().size(); i++) {
            again.writeBytes(slice(bytes, envelope.around(i)));
            byte[] hoso = export.bytes(i);
            assertThat(new String(hoso, StandardCharsets.UTF_8))
                    .startsWith("<HOSO>")
                    .endsWith("</HOSO>");
            again.writeBytes(hoso);
        }
        again.writeBytes(slice(bytes, envelope.around(envelope.hosos().size())));
        assertThat(again.toByteArray()).isEqualTo(bytes);
    }

    private static byte[] slice(byte[] bytes, Span span) {
        return Arrays.copyOfRange(bytes, (int) span.start(), (int) span.end());
    }

    private static CheckedExport open(String path) throws IOException {
        return Samples.open(
                Samples.bytes("province/" + path),
                path.substring(path.indexOf('/') + 1).substring(0, 5));
    }
}
