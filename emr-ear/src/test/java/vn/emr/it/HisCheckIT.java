package vn.emr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;

/** {@code emr-his-check.jar} by itself, as a vendor runs it. */
class HisCheckIT {

    private static final Path JAR = Path.of(System.getProperty("emr.target"), "emr-his-check.jar");
    private static final Path BAD = Path.of("../emr-exchange/src/test/resources/his/bad");
    private static final Map<String, String> ANSWERS =
            Map.of("accept", "accepted", "warn", "warned", "refuse", "refused");
    private static final long LARGE = 100L << 20;

    private final Path folder;

    HisCheckIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private int jar(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx64m", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start()
                .waitFor();
    }

    @Test
    void is_small() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(3L << 20);
    }

    /** Of a changed episode and a file sent twice the record knows, not the file; the facility that none knows is its own sender's. */
    @Test
    void answers_the_bad_files_as_expected() throws Exception {
        assertThat(jar("--json", "--facility", "24X05", BAD.toString())).isEqualTo(2);
        Map<String, JsonObject> reports = Files.readAllLines(folder.resolve("out")).stream()
                .map(l -> CanonicalJson.parse(l.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toMap(HisCheckIT::name, r -> r));
        int compared = 0;
        for (JsonObject file : expected()) {
            JsonObject report = reports.get(file.text("file").orElseThrow());
            if (report != null && !file.text("rule").orElse("").equals("identity.conflict")) {
                assertThat(report.text("answer"))
                        .as("%s", report)
                        .contains(ANSWERS.get(file.text("answer").orElseThrow()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(35);
        assertThat(reports.values().stream()
                        .flatMap(r -> r.objects("hoso"))
                        .flatMap(h -> h.objects("unmapped"))
                        .flatMap(u -> u.object("kept").stream()))
                .isNotEmpty();
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
    }

    private static String name(JsonObject report) {
        return Path.of(report.text("file", "name").orElseThrow()).getFileName().toString();
    }

    private static List<JsonObject> expected() throws IOException {
        return CanonicalJson.parse(Files.readAllBytes(BAD.resolve("expected.json")))
                .objects("cases")
                .flatMap(c -> c.objects("files"))
                .toList();
    }

    @Test
    void looks_into_a_zip_and_says_what_is_no_xml() throws Exception {
        Path zip = folder.resolve("many.zip");
        try (ZipOutputStream files = new ZipOutputStream(Files.newOutputStream(zip))) {
            files.putNextEntry(new ZipEntry("not-xml-pdf.pdf"));
            files.write(Files.readAllBytes(BAD.resolve("not-xml-pdf.xml")));
        }
        assertThat(jar(zip.toString())).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("out"))).contains("many.zip!not-xml-pdf.pdf", "(file.kind)");
        try (ZipOutputStream files = new ZipOutputStream(Files.newOutputStream(zip))) {
            files.setComment("nothing in it");
        }
        assertThat(jar(zip.toString())).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("out"))).contains("(zip.empty)");
    }

    @Test
    void reads_a_large_file_in_little_memory() throws Exception {
        String text = Files.readString(BAD.resolve("sent-twice-1.xml"));
        String hoso = text.substring(text.indexOf("<HOSO>"), text.indexOf("</HOSO>") + "</HOSO>".length());
        Path large = folder.resolve("large.xml");
        int hosos = (int) (LARGE / hoso.length());
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(large))) {
            file.write(text.substring(0, text.indexOf("<HOSO>")).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < hosos; i++) {
                file.write(hoso.getBytes(StandardCharsets.UTF_8));
            }
            file.write(
                    text.substring(text.indexOf("</HOSO>") + "</HOSO>".length()).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(jar("--lang", "en", large.toString()))
                .as(Files.readString(folder.resolve("err")))
                .isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out")))
                .contains("SOLUONGHOSO says 1, the file has " + hosos + " HOSO.")
                .contains("HOSO: " + hosos + " accepted, 0 with warnings, 0 refused");
    }
}
