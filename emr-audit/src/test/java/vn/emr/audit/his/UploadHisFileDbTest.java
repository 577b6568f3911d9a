package vn.emr.audit.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.upload.HisDoor;
import vn.emr.domain.his.upload.HisFile;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.HisUpload.State;
import vn.emr.domain.his.upload.HisUploadRefused;
import vn.emr.domain.his.upload.HisUploads;
import vn.emr.domain.store.Hash;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** A file that comes in parts. */
class UploadHisFileDbTest {

    private static final Caller OFFICER = Callers.recordsOfficer(Callers.PROVINCIAL);

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final UploadHisFile uploading = EMR.bean(UploadHisFile.class);
    private final byte[] file = bytes(2 * HisUploads.CHUNK + 1000);

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        bytes[0] = '<';
        return bytes;
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    private static <T> T officer(Callable<T> work) throws Exception {
        return EMR.as(OFFICER, work);
    }

    private UploadHisFile.Progress begin(byte[] content) throws Exception {
        return officer(() -> uploading.begin(null, "thang01.xml", content.length, checksum(content)));
    }

    private UploadHisFile.Progress send(UUID upload, byte[] content, long start) throws Exception {
        int end = (int) Math.min(content.length, start + HisUploads.CHUNK);
        return officer(() -> uploading.add(upload, start, Arrays.copyOfRange(content, (int) start, end)));
    }

    private UploadHisFile.Progress sendAll(byte[] content) throws Exception {
        UploadHisFile.Progress progress = begin(content);
        while (progress.state() == State.COMING) {
            progress = send(progress.upload(), content, progress.bytes());
        }
        return progress;
    }

    private static HisFile only(UUID batch) throws Exception {
        List<HisFile> files =
                officer(() -> EMR.bean(FollowHisBatch.class).find(batch, 0, 10).files());
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static int parts(UUID upload) throws Exception {
        return EMR.database().count("select count(*) from emr.his_upload_chunk where upload = '" + upload + "'");
    }

    @Test
    void becomes_an_export_of_the_same_bytes_when_the_last_part_is_here() throws Exception {
        UploadHisFile.Progress whole = sendAll(file);
        assertThat(whole.state()).isEqualTo(State.TAKEN);
        HisFile.Import export = Objects.requireNonNull(only(whole.batch()).export());
        assertThat(EMR.database()
                        .strings("select encode(sha256, 'hex') from emr.his_export where id = '" + export.id() + "'"))
                .containsExactly(Hash.hex(Hash.of(file)));
        assertThat(parts(whole.upload())).as("parts kept twice").isZero();
        assertThat(EMR.database()
                        .count("select count(*) from audit.event where type = 20 and about = '" + export.id()
                                + "' and account = 'records-officer'"))
                .isEqualTo(1);
    }

    @Test
    void goes_on_where_it_stopped_when_the_same_file_is_chosen_again() throws Exception {
        UploadHisFile.Progress first = begin(file);
        send(first.upload(), file, 0);
        UploadHisFile.Progress again = begin(file);
        assertThat(again.upload()).isEqualTo(first.upload());
        assertThat(again.bytes()).isEqualTo(HisUploads.CHUNK);
        assertThat(begin(bytes(file.length)).bytes())
                .as("another file of this name and size")
                .isZero();
        assertThat(EMR.as(
                                Callers.secondDoctor(Callers.PROVINCIAL),
                                () -> uploading.begin(null, "thang01.xml", file.length, checksum(file)))
                        .bytes())
                .as("somebody else's")
                .isZero();
    }

    @Test
    void a_part_that_comes_twice_or_too_early_is_left_aside_and_the_answer_says_where_to_go_on() throws Exception {
        UploadHisFile.Progress begun = begin(file);
        send(begun.upload(), file, 0);
        assertThat(send(begun.upload(), file, 0).bytes()).isEqualTo(HisUploads.CHUNK);
        assertThat(send(begun.upload(), file, 2L * HisUploads.CHUNK).bytes()).isEqualTo(HisUploads.CHUNK);
        assertThat(parts(begun.upload())).isEqualTo(1);
    }

    @Test
    void the_last_part_that_comes_twice_makes_one_export() throws Exception {
        UploadHisFile.Progress whole = sendAll(file);
        UploadHisFile.Progress again = send(whole.upload(), file, 2L * HisUploads.CHUNK);
        assertThat(again.state()).isEqualTo(State.TAKEN);
        assertThat(only(whole.batch()).export()).isNotNull();
        assertThat(EMR.database()
                        .count("select count(*) from emr.his_export where encode(sha256, 'hex') = '"
                                + Hash.hex(Hash.of(file)) + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_file_that_changed_while_it_came_is_refused_and_leaves_nothing() throws Exception {
        UploadHisFile.Progress begun = begin(file);
        send(begun.upload(), file, 0);
        byte[] changed = bytes(file.length);
        send(begun.upload(), changed, HisUploads.CHUNK);
        UploadHisFile.Progress end = send(begun.upload(), changed, 2L * HisUploads.CHUNK);
        assertThat(end.problem()).isEqualTo(HisProblem.FILE_CHANGED);
        assertThat(only(begun.batch()).problem()).isEqualTo(HisProblem.FILE_CHANGED);
        assertThat(parts(begun.upload())).isZero();
    }

    @Test
    void what_is_called_off_is_forgotten() throws Exception {
        UploadHisFile.Progress begun = begin(file);
        send(begun.upload(), file, 0);
        officer(() -> {
            uploading.cancel(begun.upload());
            return true;
        });
        assertThat(parts(begun.upload())).isZero();
        assertThatThrownBy(() -> send(begun.upload(), file, HisUploads.CHUNK)).isInstanceOf(HisUploadRefused.class);
    }

    @Test
    void refuses_what_is_too_large_goes_beyond_its_size_or_belongs_to_others() throws Exception {
        assertThatThrownBy(() -> officer(() -> uploading.begin(null, "a.xml", HisExports.LIMIT + 1, 0)))
                .isInstanceOf(HisExportRefused.class);
        UploadHisFile.Progress begun = officer(() -> uploading.begin(null, "a.xml", 3, 0));
        assertThatThrownBy(() -> officer(() -> uploading.add(begun.upload(), 0, new byte[4])))
                .isInstanceOf(HisUploadRefused.class);
        Caller elsewhere = Callers.recordsOfficer(Callers.SON_DONG);
        assertThatThrownBy(() -> EMR.as(elsewhere, () -> uploading.add(begun.upload(), 0, new byte[1])))
                .isInstanceOf(HisUploadRefused.class);
        assertThatThrownBy(() ->
                        EMR.as(elsewhere, () -> EMR.bean(FollowHisBatch.class).find(begun.batch(), 0, 1)))
                .isInstanceOf(HisUploadRefused.class);
        assertThatThrownBy(() -> EMR.as(elsewhere, () -> uploading.begin(begun.batch(), "b.xml", 1, 0)))
                .as("into another facility's batch")
                .isInstanceOf(HisUploadRefused.class);
    }

    @Test
    void takes_whole_files_of_a_form_and_names_them_safely() throws Exception {
        UUID batch = officer(() -> EMR.bean(ReceiveHisFiles.class).open(HisDoor.PAGE));
        officer(() -> EMR.bean(ReceiveHisFiles.class)
                .take(batch, "C:\\xuat\\..\\t\u202Exml.a", new ByteArrayInputStream(new byte[0])));
        assertThat(only(batch).name()).isEqualTo("txml.a");
        assertThat(only(batch).export()).as("an empty file has a report too").isNotNull();
    }

    @Test
    void a_zip_waits_to_be_opened() throws Exception {
        byte[] zip = bytes(HisUploads.CHUNK + 5);
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, zip, 0, 4);
        UploadHisFile.Progress whole = sendAll(zip);
        assertThat(whole.state()).isEqualTo(State.WHOLE);
        assertThat(parts(whole.upload())).isEqualTo(2);
        UUID batch = officer(() -> EMR.bean(ReceiveHisFiles.class).open(HisDoor.REST));
        officer(() -> EMR.bean(ReceiveHisFiles.class).take(batch, "thang.zip", new ByteArrayInputStream(zip)));
        assertThat(only(batch).state()).isEqualTo(State.WHOLE);
        assertThat(only(batch).size()).isEqualTo(zip.length);
    }
}
