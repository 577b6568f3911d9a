package vn.emr.exchange.his.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.emr.audit.his.FolderTroubles;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.space.TestSpace;
import vn.emr.domain.access.Caller;
import vn.emr.domain.his.upload.HisFolders;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.exchange.his.HisImporter;
import vn.emr.exchange.his.upload.OpenArchives;

/** A watched folder, also one whose node is killed between two steps: what is where says what is to be done. */
class WatchedFolderDbTest {

    private static final String LUC_NGAN = "24X05";
    private static final Path BAD = Path.of("src/test/resources/his/bad");
    private static final Caller WORKER = Caller.system("his-folder", LUC_NGAN);

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    @TempDir
    Path root = Path.of("");

    private Path folder = Path.of("");
    private final FolderWatch watch = EMR.bean(FolderWatch.class);
    private final FolderTroubles troubles = EMR.bean(FolderTroubles.class);

    @BeforeEach
    void laid() throws Exception {
        folder = root.resolve(LUC_NGAN);
        restart();
        look();
    }

    /** A process that remembers nothing. */
    private void restart() {
        watch.forget();
    }

    private void look() throws Exception {
        watch.look(root, Duration.ZERO, List.of(LUC_NGAN));
    }

    /** Two looks: a file has to be the same in both. */
    private void take() throws Exception {
        look();
        look();
    }

    private static void importAll() throws Exception {
        while (EMR.bean(OpenArchives.class).openNext()
                || EMR.bean(HisImporter.class).importNext().isPresent()) {
            assertThat(EMR).isNotNull();
        }
    }

    private void put(String name, String sample) throws IOException {
        Files.copy(BAD.resolve(sample), folder.resolve(name));
    }

    private List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(directory))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static int exports(String name) throws Exception {
        return EMR.database().count("select count(*) from emr.his_export where file_name = '" + name + "'");
    }

    private String problem() throws Exception {
        HisFolders.State state =
                EMR.inTransaction(WORKER, () -> EMR.bean(HisFolders.class).state());
        return state == null ? "not looked at" : state.problem();
    }

    @Test
    void a_file_is_taken_when_it_is_whole_and_ends_beside_the_report_that_the_door_gives() throws Exception {
        put("a.xml", "unknown-icd.xml");
        look();
        assertThat(names("importing")).as("seen once only").isEmpty();
        Files.writeString(
                folder.resolve("a.xml"), Files.readString(folder.resolve("a.xml")) + "\n", StandardCharsets.UTF_8);
        look();
        assertThat(names("importing")).as("it grew").isEmpty();
        look();
        assertThat(names("importing")).hasSize(1);
        look();
        assertThat(names("done")).as("not imported yet").isEmpty();
        importAll();
        look();
        assertThat(names("done")).containsExactly("a.xml", "a.xml.report.json", "a.xml.report.txt");
        assertThat(names("importing")).isEmpty();
        assertThat(Files.readString(folder.resolve("done/a.xml.report.json")))
                .isEqualTo(EMR.database()
                        .strings("select report from emr.his_export where file_name = 'a.xml'")
                        .get(0));
        assertThat(Files.readString(folder.resolve("done/a.xml.report.txt")))
                .contains("Kết quả: NHẬN, CÓ LƯU Ý")
                .contains("[Lưu ý]")
                .contains("quy tắc value.code");
        assertThat(EMR.database()
                        .count("select count(*) from audit.event where type = 20 and account = 'system:his-folder'"))
                .isPositive();
        assertThat(problem()).isEmpty();
    }

    /**
     * Whoever runs the test may be root, whom no right keeps from moving a file: the folder lies so deep that a long
     * name still fits into it, and no longer into the directory where it would wait.
     */
    @Test
    void a_file_that_can_not_be_moved_keeps_no_other_one() throws Exception {
        while (root.toString().length() < 3880 - LUC_NGAN.length()) {
            int most = 3880 - LUC_NGAN.length() - root.toString().length();
            root = root.resolve("d".repeat(Math.min(100, most)));
        }
        Files.createDirectories(root);
        laid();
        String stuck = "a".repeat(200) + ".xml";
        put(stuck, "unknown-icd.xml");
        put("b.xml", "unknown-icd.xml");
        take();
        assertThat(names("importing")).as("one of b.xml, none of the other").hasSize(1);
        assertThat(problem()).isEqualTo("FILE");
        importAll();
        take();
        assertThat(names("done")).contains("b.xml");
        assertThat(names("importing")).isEmpty();
        assertThat(folder.resolve(stuck)).exists();
        assertThat(troubles.words()).isEqualTo(LUC_NGAN + " FILE");
        Files.move(folder.resolve(stuck), folder.resolve("a.xml"));
        take();
        assertThat(problem()).isEmpty();
    }

    /** Reports are named after the file, and names have 255 bytes at most: three of these letters have nine. */
    @Test
    void a_name_that_leaves_no_room_for_those_of_its_reports_is_cut_in_done() throws Exception {
        String longest = "ặ".repeat(83) + "ab.xml";
        put(longest, "unknown-icd.xml");
        take();
        importAll();
        look();
        String cut = "ặ".repeat(75) + ".xml";
        assertThat(names("done")).containsExactly(cut, cut + ".report.json", cut + ".report.txt");
        assertThat(Files.readString(folder.resolve("done/" + cut + ".report.txt")))
                .contains("Tệp: " + longest);
        assertThat(names("importing")).isEmpty();
        assertThat(problem()).isEmpty();
    }

    @Test
    void while_there_is_no_space_for_the_audit_files_stay_where_they_are() throws Exception {
        FolderWorker worker = worker();
        TestSpace space = new TestSpace(EMR);
        put("full.xml", "unknown-icd.xml");
        space.exhaust();
        try {
            worker.look(root, Duration.ZERO);
            worker.look(root, Duration.ZERO);
            assertThat(names("importing")).isEmpty();
            assertThat(folder.resolve("full.xml")).exists();
            assertThat(exports("full.xml")).isZero();
        } finally {
            space.giveBack();
        }
        worker.look(root, Duration.ZERO);
        worker.look(root, Duration.ZERO);
        assertThat(exports("full.xml")).isEqualTo(1);
        importAll();
        worker.look(root, Duration.ZERO);
        assertThat(names("done")).contains("full.xml", "full.xml.report.txt");
        assertThat(exports("full.xml")).isEqualTo(1);
    }

    /** The container alone makes this one, because of its timer. */
    @SuppressWarnings("UnnecessaryAssignment")
    private FolderWorker worker() {
        FolderWorker worker = new FolderWorker();
        worker.watch = watch;
        worker.facilities = EMR.bean(HostedFacilities.class);
        worker.space = EMR.bean(AuditSpace.class);
        return worker;
    }

    @Test
    void what_is_refused_goes_elsewhere_and_no_name_is_written_over() throws Exception {
        put("b.xml", "truncated.xml");
        Files.writeString(folder.resolve("refused/b.xml"), "older");
        take();
        importAll();
        look();
        assertThat(names("refused")).containsExactly("b-2.xml", "b-2.xml.report.json", "b-2.xml.report.txt", "b.xml");
        assertThat(Files.readString(folder.resolve("refused/b.xml"))).isEqualTo("older");
        assertThat(Files.readString(folder.resolve("refused/b-2.xml.report.txt")))
                .contains("Kết quả: TỪ CHỐI")
                .contains("xml.malformed");
    }

    @Test
    void leaves_what_is_unfinished_by_its_name_and_follows_no_link() throws Exception {
        for (String name : List.of("c.xml.part", ".c.xml", "c.tmp", "~c.xml")) {
            put(name, "truncated.xml");
        }
        Files.createSymbolicLink(
                folder.resolve("link.xml"), BAD.resolve("truncated.xml").toAbsolutePath());
        take();
        look();
        assertThat(names("importing")).isEmpty();
    }

    @Test
    void a_zip_ends_with_the_reports_of_all_its_files() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("z.zip")))) {
            for (String name : List.of("long-name.xml", "wrong-charset.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(BAD.resolve(name), zip);
                zip.closeEntry();
            }
        }
        take();
        importAll();
        look();
        assertThat(names("refused")).containsExactly("z.zip", "z.zip.report.json", "z.zip.report.txt");
        assertThat(Files.readString(folder.resolve("refused/z.zip.report.json")))
                .contains("\"reports\":[{")
                .contains("long-name.xml")
                .contains("encoding.invalid");
    }

    @Test
    void a_broken_zip_is_refused_with_its_reason() throws Exception {
        Files.write(folder.resolve("y.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0});
        take();
        importAll();
        look();
        assertThat(Files.readString(folder.resolve("refused/y.zip.report.txt"))).contains("zip.broken");
    }

    @Test
    void killed_before_the_file_is_stored_it_is_stored_once() throws Exception {
        put("d.xml", "decimal-comma.xml");
        WatchedFolder files = new WatchedFolder(folder, new Settling(EMR.bean(Clock.class), Duration.ZERO));
        files.claim(folder.resolve("d.xml"), UUID.randomUUID());
        restart();
        look();
        assertThat(exports("d.xml")).isEqualTo(1);
        restart();
        look();
        importAll();
        look();
        assertThat(exports("d.xml")).isEqualTo(1);
        assertThat(names("refused")).contains("d.xml", "d.xml.report.json");
    }

    @Test
    void killed_before_the_file_is_moved_it_gets_the_report_of_its_import() throws Exception {
        put("e.xml", "long-name.xml");
        take();
        importAll();
        UUID id = UUID.fromString(names("importing").get(0));
        EMR.as(WORKER, () -> {
            FolderQueue queue = EMR.bean(FolderQueue.class);
            queue.target(queue.find(id).orElseThrow(), "done/e.xml");
            return true;
        });
        Files.writeString(folder.resolve("done/e.xml.report.json"), "cut o");
        restart();
        look();
        assertThat(names("done")).contains("e.xml").doesNotContain("e-2.xml");
        assertThat(Files.readString(folder.resolve("done/e.xml.report.json"))).contains("\"answer\":");
        assertThat(exports("e.xml")).isEqualTo(1);
    }

    @Test
    void killed_after_the_file_was_moved_nothing_is_done_twice() throws Exception {
        put("f.xml", "empty-list.xml");
        take();
        importAll();
        UUID id = UUID.fromString(names("importing").get(0));
        EMR.as(WORKER, () -> {
            FolderQueue queue = EMR.bean(FolderQueue.class);
            queue.target(queue.find(id).orElseThrow(), "refused/f.xml");
            return true;
        });
        Files.move(
                folder.resolve("importing").resolve(id.toString()).resolve("f.xml"), folder.resolve("refused/f.xml"));
        restart();
        look();
        assertThat(names("importing")).isEmpty();
        assertThat(names("refused")).contains("f.xml").doesNotContain("f-2.xml");
        assertThat(EMR.database()
                        .count("select count(*) from emr.his_folder_file where id = '" + id + "' and ended is null"))
                .isZero();
    }

    @Test
    void says_what_is_wrong_with_the_folder_and_when_it_is_well_again() throws Exception {
        Files.delete(folder.resolve("done"));
        Files.createSymbolicLink(folder.resolve("done"), Path.of("/tmp"));
        look();
        assertThat(problem()).isEqualTo("LINK");
        assertThat(troubles.words()).isEqualTo(LUC_NGAN + " LINK");
        Files.delete(folder.resolve("done"));
        look();
        assertThat(problem()).isEmpty();
        assertThat(troubles.words()).isEmpty();
    }
}
