package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.check.FileKind;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.Findings;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.map.Unmapped;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.tool.HisCheck;

/** What a vendor is told without a node is what the import's own check says. */
class HisCheckTest {

    private static final String CLEAN = "province/BG-YT/24X17_0001_20250305.xml";

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    HisCheckTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String... arguments) {
        return HisCheck.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** Sender and file. */
    record Sample(String sender, String path, byte[] bytes) {

        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Sample> samples() {
        Stream<Sample> bad = BadFilesTest.files()
                .filter(f -> f.text("recipe", "head").isEmpty())
                .map(f -> f.text("file").orElseThrow())
                .map(f -> new Sample("24X05", f, Samples.bytes("bad/" + f)));
        Stream<Sample> good = DialectTest.demo()
                .map(f -> new Sample(
                        f.substring(f.lastIndexOf('/') + 1).substring(0, 5),
                        f.substring(f.lastIndexOf('/') + 1),
                        Samples.demo(f)));
        return Stream.concat(bad, good);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void finds_what_the_import_finds(Sample sample) throws IOException {
        Path file = file(sample.path(), sample.bytes());
        int code = run("--json", "--facility", sample.sender(), file.toString());
        JsonObject report = CanonicalJson.parse(out.toByteArray());
        List<String> found = new ArrayList<>(List.of(findings(report)));
        report.objects("hoso").forEach(h -> found.add(h.text("ma_lk").orElse("") + findings(h)));
        List<Finding> all = new ArrayList<>();
        assertThat(found).isEqualTo(ofTheImport(sample, all));
        assertThat(report.objects("hoso")
                        .map(h -> h.get("unmapped").map(Object::toString).orElse("[]"))
                        .toList())
                .isEqualTo(unmapped(sample));
        assertThat(report.text("answer")).contains(Findings.answer(all));
        assertThat(code).isEqualTo(List.of("accepted", "warned", "refused").indexOf(Findings.answer(all)));
        assertThat(report.text("file", "bytes")).contains(Integer.toString(sample.bytes().length));
    }

    private static List<String> unmapped(Sample sample) throws IOException {
        List<String> unmapped = new ArrayList<>();
        try {
            CheckedExport export = Samples.open(sample.bytes(), sample.sender());
            for (int i = 0; i < export.envelope().hosos().size() && !export.refused(); i++) {
                var hoso = export.hoso(i, export.bytes(i));
                Hoso read = hoso.hoso();
                List<Unmapped> left = read == null || hoso.refused() ? List.of() : Unmapped.of(read);
                unmapped.add(Unmapped.describe(left).toString());
            }
        } catch (Unreadable unreadable) {
            assertThat(unmapped).isEmpty();
        }
        return unmapped;
    }

    private static String findings(JsonObject unit) {
        return unit.get("findings").map(Object::toString).orElse("[]");
    }

    private static List<String> ofTheImport(Sample sample, List<Finding> all) throws IOException {
        List<String> found = new ArrayList<>();
        try {
            CheckedExport export = Samples.open(sample.bytes(), sample.sender());
            all.addAll(export.findings());
            found.add(Findings.describe(export.findings()).toString());
            for (int i = 0; i < export.envelope().hosos().size() && !export.refused(); i++) {
                var hoso = export.hoso(i, export.bytes(i));
                all.addAll(hoso.findings());
                found.add(hoso.key().orElse("") + Findings.describe(hoso.findings()));
            }
        } catch (Unreadable unreadable) {
            List<Finding> why = FileKind.explain(unreadable.finding(), Samples.file(sample.bytes()));
            all.addAll(why);
            found.add(Findings.describe(why).toString());
        }
        return found;
    }

    @Test
    void says_in_words_where_what_is_wrong_and_how_often() throws IOException {
        file("a.xml", Samples.bytes("bad/wrong-totals.xml"));
        file("b.xml", Samples.bytes("bad/impossible-date.xml"));
        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(said())
                .contains("[CẢNH BÁO] XML1/T_TONGCHI_BV (dòng 1): 1377660.00 khác tổng THANH_TIEN_BV của XML2 và XML3"
                        + " (377660.00). (sum.total)")
                .contains("HOSO 1, MA_LK 24X052502051255831: từ chối")
                .contains("Tổng cộng 2 tệp: 0 nhận, 1 có cảnh báo, 1 từ chối. HOSO: 0 nhận, 1 có cảnh báo, 1 từ chối.")
                .contains("sum.total 1");
        out.reset();
        assertThat(run("--lang", "en", folder.resolve("a.xml").toString())).isEqualTo(1);
        assertThat(said()).contains("[WARN] XML1/T_TONGCHI_BV (row 1): 1377660.00 differs");
    }

    @Test
    void takes_the_sender_from_the_file_unless_it_is_named() throws IOException {
        Path file = file("a.xml", Samples.bytes(CLEAN));
        assertThat(run(file.toString())).isZero();
        assertThat(run("--facility", "24X05", file.toString())).isEqualTo(2);
        assertThat(said()).contains("facility.not-sender");
        out.reset();
        assertThat(run(file("b.xml", Samples.bytes("bad/unknown-facility.xml")).toString()))
                .isEqualTo(1);
        assertThat(said())
                .as("a vendor's own facility need not be in the register; that its paper is of another is said")
                .doesNotContain("facility.unknown")
                .contains("XML14/MA_CSKCB (dòng 1): 24X05 khác XML1/MA_CSKCB 99X99");
    }

    private Path zip(String name, String... entries) throws IOException {
        Path zip = folder.resolve(name);
        try (ZipOutputStream files = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.ISO_8859_1)) {
            for (String entry : entries) {
                files.putNextEntry(new ZipEntry(entry));
                String sample = entry.substring(entry.lastIndexOf('/') + 1);
                files.write(sample.endsWith(".xml") ? Samples.bytes("bad/" + sample) : new byte[] {1});
            }
        }
        return zip;
    }

    private List<JsonObject> reports() {
        return said().lines()
                .map(l -> CanonicalJson.parse(l.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** The door reads every file in a zip, whatever its name, and of older packers' names it keeps the bytes. */
    @Test
    void looks_into_zips_as_the_door_does() throws IOException {
        Path zip = zip("many.ZIP", "in/sent-twice-1.xml", "in/truncated.xml", "th\u00e1ng/readme.txt");
        assertThat(run("--json", zip.toString())).isEqualTo(2);
        assertThat(reports())
                .extracting(r -> r.text("answer").orElseThrow())
                .containsExactly("accepted", "refused", "refused");
        assertThat(reports())
                .extracting(r -> r.text("file", "name").orElseThrow().replaceAll(".*!", ""))
                .containsExactly("in/sent-twice-1.xml", "in/truncated.xml", "th\u00e1ng/readme.txt");
        Path named = Files.copy(zip, folder.resolve("zip-by-another-name.xml"));
        out.reset();
        assertThat(run("--json", named.toString())).isEqualTo(2);
        assertThat(reports()).hasSize(3);
    }

    @Test
    void refuses_a_zip_that_the_door_refuses() throws IOException {
        byte[] whole = Files.readAllBytes(zip("whole.zip", "truncated.xml"));
        byte[] encrypted = whole.clone();
        encrypted[6] |= 1;
        file("broken.zip", Arrays.copyOf(whole, whole.length - 30));
        file("encrypted.zip", encrypted);
        zip("empty.zip");
        try (ZipOutputStream bomb = new ZipOutputStream(Files.newOutputStream(folder.resolve("ratio.zip")))) {
            bomb.putNextEntry(new ZipEntry("a.xml"));
            bomb.write(new byte[40 << 20]);
        }
        for (String rule : List.of("zip.broken", "zip.encrypted", "zip.empty", "zip.ratio")) {
            out.reset();
            Path zip = folder.resolve(rule.substring(4) + ".zip");
            assertThat(run("--json", zip.toString())).as(rule).isEqualTo(2);
            JsonObject report = reports().get(0);
            assertThat(report.text("answer")).contains("refused");
            assertThat(report.text("findings", "rule")).contains(rule);
            assertThat(report.text("findings", "vi").orElse("")).isNotEmpty();
            out.reset();
            assertThat(run(zip.toString())).isEqualTo(2);
            assertThat(said()).contains("(" + rule + ")", "Quy tắc: " + rule);
        }
    }

    @Test
    void does_not_call_it_clean_when_nothing_was_checked() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run(empty.toString())).isEqualTo(66);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("chưa kiểm tra gì");
    }

    @Test
    void says_what_a_file_is_that_is_no_xml() throws IOException {
        Path pdf = file("a.xml", Samples.bytes("bad/not-xml-pdf.xml"));
        assertThat(run("--json", pdf.toString())).isEqualTo(2);
        assertThat(reports().get(0).objects("findings").map(f -> f.text("rule").orElseThrow()))
                .containsExactly("file.kind", "xml.malformed");
    }

    @Test
    void lists_what_is_not_mapped_with_the_reason() throws IOException {
        Path file = file("a.xml", Samples.bytes(CLEAN));
        assertThat(run(file.toString())).isZero();
        assertThat(said()).contains("Chỉ giữ trong tệp gốc").containsPattern("XML3: .*T_BHTT \\d+.*\\(money\\)");
        out.reset();
        run("--lang", "en", file.toString());
        assertThat(said()).contains("Kept in the original only").contains("Money of a single line");
    }

    @Test
    void says_how_it_is_used_and_what_can_not_be_read() {
        for (String[] wrong : new String[][] {{}, {"--lang", "fr", "x"}, {"--what", "x"}, {"--facility"}, {"--json"}}) {
            assertThat(run(wrong)).isEqualTo(64);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Cách dùng", "In English");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Chưa ghi tệp", "Giá trị không đúng: --lang fr.", "Không có tùy chọn --what.")
                .contains("Thiếu giá trị sau --facility.");
        assertThat(said()).isEmpty();
        assertThat(run(folder.resolve("nothing.xml").toString())).isEqualTo(66);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("nothing.xml: không có tệp hoặc thư mục này.")
                .doesNotContain("Exception");
    }

    @Test
    void says_how_it_is_used_to_whoever_asks() {
        assertThat(run("--help")).isZero();
        assertThat(said()).startsWith("Cách dùng");
        out.reset();
        assertThat(run("--lang", "en", "-h")).isZero();
        assertThat(said())
                .startsWith("Usage")
                .contains("Ends with: 0 nothing found")
                .doesNotContain("''");
        assertThat(err.size()).isZero();
    }

    @Test
    void names_the_episode_of_a_hoso_that_can_not_be_read() throws IOException {
        for (String name : List.of("base64-broken", "inner-malformed", "missing-ma-lk", "missing-xml1")) {
            out.reset();
            run(
                    "--json",
                    file(name + ".xml", Samples.bytes("bad/" + name + ".xml")).toString());
            String expected = BadFilesTest.files()
                    .filter(f -> f.text("file").orElse("").equals(name + ".xml"))
                    .flatMap(f -> f.text("maLk").stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(reports().get(0).objects("hoso").map(h -> h.text("ma_lk").orElse("")))
                    .as(name)
                    .containsExactly(expected);
        }
    }

    @Test
    void says_at_which_line_and_column_a_file_is_no_xml() throws IOException {
        String text = new String(Samples.bytes(CLEAN), StandardCharsets.UTF_8);
        String head = "<?xml version=\"1.0\"?>\n<GIAMDINHHS>\n  <THONGTINDONVI>\n";
        run(
                "--lang",
                "en",
                file("a.xml", Samples.utf8(head + "<MACSKCB>24X05</MACSKC></THONGTINDONVI>" + text))
                        .toString());
        assertThat(said()).containsPattern("not well-formed XML \\(line:column 4:\\d+\\)");
    }

    @Test
    void counts_files_that_have_no_hoso() throws IOException {
        file("a.xml", Samples.bytes("bad/truncated.xml"));
        file("b.xml", Samples.bytes(CLEAN));
        assertThat(run("--lang", "en", folder.toString())).isEqualTo(2);
        assertThat(said()).contains("2 files in all: 1 accepted, 0 with warnings, 1 refused.");
    }
}
