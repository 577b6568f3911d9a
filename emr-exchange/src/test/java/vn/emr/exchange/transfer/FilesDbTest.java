package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.ReadFile;
import vn.emr.audit.referral.AttachFiles;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.audit.registration.RegisterPatient;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.access.Caller;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.patient.PatientIdentity;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.referral.DraftFile;
import vn.emr.domain.referral.FileRefused;
import vn.emr.domain.referral.ReferralFiles;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.Together;

/** Photos and PDFs follow a referral of a patient whom no export names, byte for byte, once, and never hold it back. */
class FilesDbTest {

    @RegisterExtension
    static final EmrFixture PROVINCE = new EmrFixture();

    @RegisterExtension
    static final EmrFixture BACH_MAI = EmrFixture.partner("bachmai", TwoNodes.BACH_MAI);

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
    private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

    private final TwoNodes nodes = new TwoNodes(PROVINCE, BACH_MAI);

    @BeforeAll
    static void connect() throws SQLException {
        new TwoNodes(PROVINCE, BACH_MAI).connect();
    }

    @BeforeEach
    void nothingOnItsWay() throws Exception {
        assertThat(TwoNodes.nothingWaits(PROVINCE)).isTrue();
    }

    @Test
    void the_referral_goes_first_and_each_file_after_it_byte_for_byte_and_once() throws Exception {
        UUID patient = unknown();
        UUID referral = begin(patient);
        byte[] photo = file(JPEG, 700_000);
        byte[] paper = file(PDF, 300);
        add(referral, "Vết thương đùi", photo);
        add(referral, "Giấy ra viện cũ", paper);
        List<UUID> documents = drafts(referral).stream().map(DraftFile::id).toList();
        send(referral);
        assertThat(PROVINCE.database().count("select count(*) from emr.referral_file_chunk"))
                .isZero();
        nodes.carry();
        assertThat(TwoNodes.state(BACH_MAI, referral)).as("before any photo").isEqualTo("2");
        assertThatThrownBy(() -> read(patient, documents.get(0)))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("file.on-its-way");
        nodes.whole();
        TwoNodes.Sending first = nodes.next();
        carryFile(first);
        carryFile(nodes.next());
        assertThat(read(patient, documents.get(0))).isEqualTo(photo);
        assertThat(read(patient, documents.get(1))).isEqualTo(paper);
        String receipt = nodes.bring(first.body()).receipt();
        assertThat(receipt).as("brought again").isNotEmpty();
        assertThat(BACH_MAI.database().count("select count(*) from emr.blob")).isEqualTo(2);
        assertThat(BACH_MAI.database()
                        .strings("select type || ' ' || coalesce(detail, '') from audit.event where type = 13"))
                .as("reads on record")
                .containsExactly("13 ", "13 ");
        nodes.whole();
    }

    @Test
    void a_referral_overtakes_the_photos_of_an_emergency() throws Exception {
        UUID slow = begin(unknown());
        add(slow, "Ảnh", file(JPEG, 200_000));
        send(slow);
        nodes.carry();
        UUID urgent = begin(unknown());
        send(urgent);
        TwoNodes.Sending next = nodes.next();
        assertThat(next.ready().manifest().referral()).isEqualTo(urgent);
        next.receipted(nodes.bring(next.body()).receipt());
        carryFile(nodes.next());
    }

    @Test
    void a_file_changed_on_the_way_is_refused_and_nothing_is_kept() throws Exception {
        UUID patient = unknown();
        UUID referral = begin(patient);
        add(referral, "Ảnh", file(JPEG, 5_000));
        UUID document = drafts(referral).get(0).id();
        send(referral);
        nodes.carry();
        TwoNodes.Sending sending = nodes.next();
        nodes.bring(sending.body());
        byte[] altered = sending.upload("");
        altered[4_000]++;
        assertThatThrownBy(() -> upload(sending, altered)).hasMessageContaining("files.malformed");
        assertThatThrownBy(() -> read(patient, document)).hasMessageContaining("file.on-its-way");
        carryFile(sending);
        nodes.whole();
    }

    @Test
    void what_is_none_of_the_three_kinds_or_too_long_or_too_many_is_refused_and_leaves_nothing() throws Exception {
        UUID referral = begin(unknown());
        refused("file.kind", () -> add(referral, "anh.jpg", "<html>".getBytes(StandardCharsets.UTF_8)));
        refused("file.kind", () -> add(referral, "rỗng", new byte[0]));
        refused("file.large", () -> add(referral, "to", file(JPEG, ReferralFiles.LARGEST + 1)));
        refused("file.title", () -> add(referral, "x".repeat(ReferralFiles.LONGEST_TITLE + 1), file(JPEG, 100)));
        assertThat(drafts(referral)).isEmpty();
        for (int i = 0; i < ReferralFiles.MOST; i++) {
            add(referral, "Ảnh " + i, file(JPEG, 100 + i));
        }
        refused("file.many", () -> add(referral, "Một ảnh nữa", file(JPEG, 99)));
        add(referral, "Ảnh 0 lần nữa", file(JPEG, 100));
        assertThat(drafts(referral)).hasSize(ReferralFiles.MOST);
        discard(referral);
    }

    @Test
    void those_who_add_at_once_do_not_exceed_the_number_together() throws Exception {
        UUID referral = begin(unknown());
        List<Callable<Boolean>> clients = new ArrayList<>();
        for (int i = 0; i < 2 * ReferralFiles.MOST; i++) {
            byte[] content = file(JPEG, 100 + i);
            clients.add(() -> {
                try {
                    add(referral, "Ảnh", content);
                    return true;
                } catch (FileRefused refused) {
                    return false;
                }
            });
        }
        try (Together together = new Together()) {
            assertThat(together.run(clients).stream().filter(added -> added)).hasSize(ReferralFiles.MOST);
        }
        discard(referral);
    }

    @Test
    void what_is_taken_out_or_thrown_away_leaves_nothing() throws Exception {
        UUID referral = begin(unknown());
        add(referral, "Nhầm người", file(JPEG, 600_000));
        add(referral, "Đúng người", file(JPEG, 600_001));
        UUID wrong = drafts(referral).get(0).id();
        PROVINCE.as(doctor(), () -> {
            PROVINCE.bean(AttachFiles.class).remove(referral, wrong);
            return null;
        });
        assertThat(drafts(referral)).extracting(DraftFile::title).containsExactly("Đúng người");
        discard(referral);
        assertThat(PROVINCE.database().count("select count(*) from emr.referral_file"))
                .isZero();
        assertThat(PROVINCE.database().count("select count(*) from emr.referral_file_chunk"))
                .isZero();
    }

    @Test
    void what_was_sent_takes_no_more_files_and_other_facilities_see_none() throws Exception {
        UUID patient = unknown();
        UUID referral = begin(patient);
        add(referral, "Ảnh", file(JPEG, 5_001));
        UUID document = drafts(referral).get(0).id();
        send(referral);
        assertThatThrownBy(() -> add(referral, "Muộn", file(JPEG, 5_002))).isInstanceOf(ReferralRefused.class);
        assertThatThrownBy(() -> PROVINCE.as(
                        Callers.doctor(Callers.SON_DONG),
                        () -> PROVINCE.bean(ReadFile.class).open(patient, document, false)))
                .isInstanceOf(PatientNotFound.class);
        nodes.carry();
        carryFile(nodes.next());
    }

    @Test
    void the_verifier_misses_a_file_that_is_gone() throws Exception {
        UUID referral = begin(unknown());
        add(referral, "Ảnh", file(JPEG, 5_003));
        UUID document = drafts(referral).get(0).id();
        send(referral);
        nodes.carry();
        carryFile(nodes.next());
        PROVINCE.database().tamper("create table emr.away as select * from emr.blob where length = 5003");
        PROVINCE.database()
                .tamper(
                        "create table emr.away_chunk as select c.* from emr.blob_chunk c join emr.away using (facility, sha256)");
        PROVINCE.database().tamper("delete from emr.blob_chunk c using emr.away a where a.sha256 = c.sha256");
        PROVINCE.database().tamper("delete from emr.blob where length = 5003");
        try (Connection connection = PROVINCE.database().asSuperuser()) {
            assertThat(Verifier.verify(connection).lines())
                    .anyMatch(l -> l.contains(document.toString()) && l.contains("its file is missing"))
                    .anyMatch(l -> l.contains("which is not here"));
        }
        PROVINCE.database().tamper("insert into emr.blob select * from emr.away");
        PROVINCE.database().tamper("insert into emr.blob_chunk select * from emr.away_chunk");
        PROVINCE.database().tamper("drop table emr.away, emr.away_chunk");
        nodes.whole();
    }

    private void carryFile(TwoNodes.Sending sending) throws Exception {
        assertThat(nodes.bring(sending.body()).taken().whole()).isFalse();
        sending.receipted(upload(sending, sending.upload("")));
    }

    /** In two parts, as over a line. */
    private static String upload(TwoNodes.Sending sending, byte[] all) throws Exception {
        int half = all.length / 2;
        TransferDoor door = BACH_MAI.bean(TransferDoor.class);
        door.upload("province", TwoNodes.BACH_MAI, sending.id(), 0, Arrays.copyOfRange(all, 0, half), false);
        return door.upload(
                        "province",
                        TwoNodes.BACH_MAI,
                        sending.id(),
                        half,
                        Arrays.copyOfRange(all, half, all.length),
                        true)
                .receipt();
    }

    private static UUID unknown() throws Exception {
        PatientIdentity identity = new PatientIdentity("", "male", null, 40, null, null, null, null);
        UUID patient = PROVINCE.as(
                        doctor(),
                        () -> PROVINCE.bean(RegisterPatient.class)
                                .register(Ids.next(Clock.systemUTC()), identity, false))
                .patient();
        if (patient == null) {
            throw new AssertionError("nobody was registered");
        }
        return patient;
    }

    private static UUID begin(UUID patient) throws Exception {
        return PROVINCE.as(doctor(), () -> PROVINCE.bean(WriteReferral.class).begin(patient, TwoNodes.BACH_MAI));
    }

    private static void add(UUID referral, String title, byte[] content) throws Exception {
        PROVINCE.as(doctor(), () -> {
            PROVINCE.bean(AttachFiles.class).add(referral, title, content);
            return null;
        });
    }

    private static List<DraftFile> drafts(UUID referral) throws Exception {
        return PROVINCE.as(doctor(), () -> PROVINCE.bean(AttachFiles.class).of(referral));
    }

    private static void send(UUID referral) throws Exception {
        PROVINCE.as(doctor(), () -> {
            PROVINCE.bean(WriteReferral.class).send(referral, TwoNodes.form());
            return null;
        });
    }

    private static void discard(UUID referral) throws Exception {
        PROVINCE.as(doctor(), () -> {
            PROVINCE.bean(WriteReferral.class).discard(referral);
            return null;
        });
    }

    private static byte[] read(UUID patient, UUID document) throws Exception {
        return BACH_MAI.as(
                Callers.doctor(TwoNodes.BACH_MAI),
                () -> BACH_MAI.bean(ReadFile.class)
                        .open(patient, document, false)
                        .content());
    }

    private static Caller doctor() {
        return Callers.doctor(Callers.PROVINCIAL);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void refused(String code, Step step) {
        assertThatThrownBy(step::run)
                .isInstanceOf(FileRefused.class)
                .satisfies(e -> assertThat(((FileRefused) e).code()).isEqualTo(code));
    }

    /** So many bytes that begin like this and are otherwise random: they don't shrink. */
    private static byte[] file(byte[] magic, int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        System.arraycopy(magic, 0, content, 0, magic.length);
        return content;
    }
}
