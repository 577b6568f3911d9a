package vn.emr.exchange.his.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.audit.his.ReceiveHisFiles;
import vn.emr.audit.his.UploadHisFile;
import vn.emr.domain.access.Caller;
import vn.emr.domain.his.upload.HisDoor;
import vn.emr.domain.his.upload.HisFile;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.HisUpload.State;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** Zips of exports. */
class OpenArchivesDbTest {

    private static final Caller OFFICER = Callers.recordsOfficer(Callers.PROVINCIAL);

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final OpenArchives archives = EMR.bean(OpenArchives.class);

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> three() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("tháng 1/", new byte[0]);
        files.put("tháng 1/một.xml", "<a/>".getBytes(StandardCharsets.UTF_8));
        files.put("../../etc/hai.xml", "<b/>".getBytes(StandardCharsets.UTF_8));
        files.put("ba.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private UUID send(byte[] zip) throws Exception {
        return EMR.as(OFFICER, () -> {
            UUID batch = EMR.bean(ReceiveHisFiles.class).open(HisDoor.PAGE);
            EMR.bean(ReceiveHisFiles.class).take(batch, "thang.zip", new ByteArrayInputStream(zip));
            return batch;
        });
    }

    private List<HisFile> opened(byte[] zip) throws Exception {
        UUID batch = send(zip);
        while (archives.openNext()) {
            assertThat(batch).isNotNull();
        }
        return files(batch);
    }

    private static List<HisFile> files(UUID batch) throws Exception {
        return EMR.as(
                OFFICER,
                () -> EMR.bean(FollowHisBatch.class).find(batch, 0, 100).files());
    }

    private @Nullable HisProblem problem(byte[] zip) throws Exception {
        List<HisFile> files = opened(zip);
        assertThat(files).as("nothing of it is taken in").hasSize(1);
        assertThat(files.get(0).state()).isEqualTo(State.REFUSED);
        assertThat(EMR.database()
                        .count("select count(*) from emr.his_upload_chunk where upload = '"
                                + files.get(0).upload() + "'"))
                .isZero();
        return files.get(0).problem();
    }

    @Test
    void each_file_is_an_export_of_its_own_under_a_clean_name() throws Exception {
        List<HisFile> files = opened(zip(three()));
        assertThat(files.stream().map(HisFile::name))
                .containsExactly("thang.zip", "tháng 1/một.xml", "etc/hai.xml", "ba.pdf");
        assertThat(files.stream().skip(1)).allSatisfy(f -> {
            assertThat(f.export()).isNotNull();
            assertThat(f.archive()).isEqualTo(files.get(0).upload());
        });
        assertThat(files.get(0).state()).isEqualTo(State.TAKEN);
        assertThat(
                        EMR.database()
                                .count(
                                        "select count(*) from emr.his_export where account = 'records-officer' and file_name = 'etc/hai.xml'"))
                .isEqualTo(1);
    }

    @Test
    void goes_on_after_the_last_file_that_is_safe() throws Exception {
        UUID batch = send(zip(three()));
        EMR.database()
                .tamper("create function emr.poison() returns trigger language plpgsql as $$ begin"
                        + " if new.file_name = 'ba.pdf' then raise exception 'poison'; end if; return new; end $$");
        EMR.database()
                .tamper(
                        "create trigger poison before insert on emr.his_export for each row execute function emr.poison()");
        assertThat(catchThrowable(archives::openNext)).isNotNull();
        assertThat(files(batch)).hasSize(3);
        EMR.database().tamper("drop trigger poison on emr.his_export");
        EMR.database().tamper("drop function emr.poison");
        assertThat(archives.openNext()).isTrue();
        assertThat(files(batch)).hasSize(4).allMatch(f -> f.state() == State.TAKEN);
    }

    @Test
    void refuses_what_is_cut_off_damaged_or_empty() throws Exception {
        byte[] whole = zip(three());
        assertThat(problem(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(HisProblem.ZIP_BROKEN);
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        byte[] damaged = zip(Map.of("a.xml", noise));
        damaged[damaged.length / 2] ^= 0x55;
        assertThat(problem(damaged)).isEqualTo(HisProblem.ZIP_BROKEN);
        assertThat(problem(zip(Map.of()))).isEqualTo(HisProblem.ZIP_EMPTY);
        assertThat(problem(Arrays.copyOf(whole, directory(whole))))
                .as("cut off between two files")
                .isEqualTo(HisProblem.ZIP_BROKEN);
    }

    /** Where the list of the files begins. */
    private static int directory(byte[] zip) {
        int at = 0;
        while (!(zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2)) {
            at++;
        }
        return at;
    }

    @Test
    void refuses_passwords_bombs_and_too_many_files() throws Exception {
        byte[] encrypted = zip(three());
        encrypted[6] |= 1;
        assertThat(problem(encrypted)).isEqualTo(HisProblem.ZIP_ENCRYPTED);
        assertThat(problem(zip(Map.of("bomb.xml", new byte[40 << 20])))).isEqualTo(HisProblem.ZIP_RATIO);
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i <= 10_000; i++) {
            many.put("f" + i, new byte[0]);
        }
        assertThat(problem(zip(many))).isEqualTo(HisProblem.ZIP_ENTRIES);
    }

    @Test
    void forgets_what_was_left_for_a_week() throws Exception {
        UploadHisFile.Progress left =
                EMR.as(OFFICER, () -> EMR.bean(UploadHisFile.class).begin(null, "a.xml", 9, 1));
        UploadHisFile.Progress fresh =
                EMR.as(OFFICER, () -> EMR.bean(UploadHisFile.class).begin(null, "b.xml", 9, 1));
        EMR.database()
                .tamper("update emr.his_upload set changed = now() - interval '8 days' where id = '" + left.upload()
                        + "'");
        EMR.database()
                .tamper("update emr.his_batch set opened = now() - interval '8 days' where id = '" + left.batch()
                        + "'");
        archives.dropLeft();
        assertThat(EMR.database().strings("select id from emr.his_upload where state = 1"))
                .contains(fresh.upload().toString())
                .doesNotContain(left.upload().toString());
        assertThat(EMR.database().count("select count(*) from emr.his_batch where id = '" + left.batch() + "'"))
                .isZero();
        assertThat(EMR.database()
                        .count("select count(*) from audit.event where type = 28 and about = '" + left.upload()
                                + "' and detail = 'left'"))
                .isEqualTo(1);
    }
}
