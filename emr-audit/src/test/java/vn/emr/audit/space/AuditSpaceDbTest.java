package vn.emr.audit.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.OpenChart;
import vn.emr.audit.PatientSearch;
import vn.emr.audit.PermitCheck;
import vn.emr.audit.Permits;
import vn.emr.audit.access.BreakGlass;
import vn.emr.audit.access.OverrideRefused;
import vn.emr.audit.access.ReviewOverrides;
import vn.emr.audit.access.SayWhy;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** With a reserve that is larger than the disk's free space, the disk is as good as full: works on every machine. */
class AuditSpaceDbTest {

    private static final Path SPOOL = directory();

    @RegisterExtension
    static final EmrFixture EMR = EmrFixture.with("emr.audit.spool", SPOOL.toString());

    private static final Caller DOCTOR = Callers.doctor(Callers.PROVINCIAL);
    private static final Caller ELSEWHERE = Callers.doctor(Callers.SON_DONG);
    private static final String REASON = "Bất tỉnh, không người nhà";
    private static final String REFUSED = "select count(*) from audit.event where type = 91 and outcome = 1";

    private final SmallDisk node = new SmallDisk(EMR);
    private final AuditSpace space = EMR.bean(AuditSpace.class);
    private final KeepSpace keeping = EMR.bean(KeepSpace.class);
    private final AuditSpool spool = EMR.bean(AuditSpool.class);
    private final OpenChart charts = EMR.bean(OpenChart.class);
    private final BreakGlass glass = EMR.bean(BreakGlass.class);

    private static Path directory() {
        try {
            return Files.createTempDirectory("emr-spool").resolve("spool");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void spaceIsBack() {
        node.free(SpaceState.ENOUGH);
    }

    private static List<String> changes() throws Exception {
        return EMR.database().strings("select detail from audit.event where type = 90 order by key");
    }

    @Test
    void under_the_reserve_there_is_an_alarm_on_record_and_nothing_is_refused() throws Exception {
        UUID patient = node.patient("Lê Văn Báo", "024080000101");
        int before = changes().size();
        node.free(SpaceState.LOW);
        assertThat(node.read(DOCTOR, patient)).isEqualTo(4);
        assertThat(node.events(patient)).hasSize(1);
        keeping.look();
        node.free(SpaceState.ENOUGH);
        assertThat(changes().subList(before, changes().size())).containsExactly("low", "enough");
    }

    @Test
    void without_space_only_a_record_opened_in_an_emergency_is_read_and_that_is_taken_in_once() throws Exception {
        UUID patient = node.patient("Lê Văn Đầy", "024080000102");
        String why = REASON + ", đĩa đầy";
        int refused = EMR.database().count(REFUSED);
        node.free(SpaceState.EXHAUSTED);
        assertThatThrownBy(() -> node.read(DOCTOR, patient))
                .isInstanceOf(AuditSpaceRefused.class)
                .hasMessageContaining("audit.space");
        assertThat(EMR.as(ELSEWHERE, () -> glass.byNumber("024 080 000 102", why)))
                .containsExactly(patient);
        assertThat(node.read(ELSEWHERE, patient)).isEqualTo(4);
        assertThat(EMR.as(ELSEWHERE, () -> charts.open(patient).opened().right()))
                .isNotNull();
        assertThatThrownBy(() -> node.read(Callers.secondDoctor(Callers.SON_DONG), patient))
                .isInstanceOf(AuditSpaceRefused.class);
        assertThat(node.events(patient)).as("the database took nothing").isEmpty();
        assertThat(EMR.database().count("select count(*) from emr.access_override where reason = '" + why + "'"))
                .isZero();
        assertThat(spool.used()).isPositive();

        node.free(SpaceState.LOW);
        assertThat(node.events(patient))
                .containsExactly("70 0 doctor 24X07 5 3 1 1", "11 0 doctor 24X07 5 3 1 4", "11 0 doctor 24X07 5 3 1 4");
        assertThat(EMR.database().count(REFUSED) - refused).isBetween(1, 2);
        assertThat(
                        EMR.database()
                                .strings(
                                        "select e.at < t.at from audit.taken_in t join audit.event e on e.key = any (t.events)"))
                .isNotEmpty()
                .containsOnly("t");
        assertThat(spool.used()).isZero();
        assertThat(spool.openedTo("doctor")).isEmpty();
        assertThat(node.read(ELSEWHERE, patient))
                .as("it stays open, by the database now")
                .isEqualTo(4);
        for (String facility :
                List.of(Callers.SON_DONG, Callers.PROVINCIAL)) { // who opened it, and whose patient it is
            assertThat(EMR.as(
                            Callers.privacyOfficer(facility),
                            () -> EMR.bean(ReviewOverrides.class).all()))
                    .filteredOn(o -> o.reason().equals(why))
                    .singleElement()
                    .matches(o -> o.patients() == 1 && o.reviewed() == null);
        }
        node.whole();
    }

    @Test
    void ones_own_patient_opens_in_an_emergency_too_and_is_closed_before_its_time() throws Exception {
        UUID patient = node.patient("Lê Thị Nhà", "024180000103");
        node.free(SpaceState.EXHAUSTED);
        EMR.as(DOCTOR, () -> {
            glass.former(patient, REASON);
            return patient;
        });
        assertThat(node.read(DOCTOR, patient)).isEqualTo(4);
        UUID opening = spool.held(patient, "doctor").orElseThrow().register();
        EMR.as(DOCTOR, () -> {
            glass.close(opening);
            return opening;
        });
        assertThatThrownBy(() -> node.read(DOCTOR, patient)).isInstanceOf(AuditSpaceRefused.class);
        assertThatThrownBy(() -> EMR.as(ELSEWHERE, () -> {
                    glass.former(patient, REASON);
                    return patient;
                }))
                .isInstanceOf(PatientNotFound.class);
        node.free(SpaceState.ENOUGH);
        assertThat(EMR.database()
                        .count("select count(*) from emr.patient_grant where ended is not null and register = '"
                                + opening + "'"))
                .isEqualTo(1);
        assertThat(node.events(patient)).contains("11 0 doctor 24X09 5 3 1 4");
    }

    @Test
    void what_was_opened_before_the_disk_was_full_is_still_read() throws Exception {
        UUID patient = node.patient("Lê Văn Trước", "024080000104");
        EMR.as(ELSEWHERE, () -> glass.byNumber("024080000104", REASON));
        node.free(SpaceState.EXHAUSTED);
        assertThat(node.read(ELSEWHERE, patient)).isEqualTo(4);
        assertThat(node.events(patient)).hasSize(1);
        node.free(SpaceState.ENOUGH);
        assertThat(node.events(patient)).hasSize(2);
    }

    @Test
    void files_of_an_opened_record_open_with_it() throws Exception {
        node.patient("Lê Thị Ảnh", "024180000105");
        byte[] sha256 = EMR.inTransaction(
                Callers.importer(Callers.PROVINCIAL),
                () -> EMR.bean(Blobs.class).keep(Callers.PROVINCIAL, new byte[] {9, 9, 9}));
        Caller opener = person("doctor-5");
        node.free(SpaceState.EXHAUSTED);
        assertThat(file(opener, sha256)).isEmpty();
        EMR.as(opener, () -> glass.byNumber("024180000105", REASON));
        assertThat(file(opener, sha256)).contains(new byte[] {9, 9, 9});
        assertThat(file(person("doctor-6"), sha256)).isEmpty();
    }

    private static Caller person(String account) {
        return new Caller(Caller.Kind.STAFF, account, account, "24X05", null, DOCTOR.roles());
    }

    private static Optional<byte[]> file(Caller who, byte[] sha256) throws Exception {
        return EMR.inTransaction(who, () -> EMR.bean(Blobs.class).find(sha256));
    }

    @Test
    void a_number_of_nobody_opens_nothing_and_that_is_on_record() throws Exception {
        node.free(SpaceState.EXHAUSTED);
        assertThatThrownBy(() -> EMR.as(ELSEWHERE, () -> glass.byNumber("024080999999", REASON)))
                .isInstanceOf(OverrideRefused.class);
        assertThatThrownBy(() -> EMR.as(ELSEWHERE, () -> glass.byNumber("024080999999", "gấp")))
                .isInstanceOf(OverrideRefused.class);
        node.free(SpaceState.ENOUGH);
        assertThat(
                        EMR.database()
                                .strings(
                                        "select detail from audit.event where type = 70 and outcome = 1 order by key desc limit 2"))
                .containsExactly("override.reason", "override.nobody");
    }

    @Test
    void no_door_begins_what_could_not_be_recorded() throws Exception {
        PermitCheck permits = EMR.bean(PermitCheck.class);
        node.free(SpaceState.EXHAUSTED);
        for (var method : Doors.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Permits.class)) {
                boolean passes = EMR.as(DOCTOR, () -> {
                    try {
                        permits.check(method);
                        return true;
                    } catch (AuditSpaceRefused refused) {
                        return false;
                    }
                });
                assertThat(passes)
                        .as(method.getName())
                        .isEqualTo(method.getName().startsWith("open"));
            }
        }
        assertThatThrownBy(
                        () -> EMR.as(DOCTOR, () -> EMR.bean(PatientSearch.class).find("Le Van")))
                .isInstanceOf(AuditSpaceRefused.class);
        assertThatThrownBy(() -> EMR.as(DOCTOR, () -> {
                    EMR.bean(SayWhy.class).isHere(UUID.randomUUID());
                    return true;
                }))
                .isInstanceOfAny(PatientNotFound.class, AuditSpaceRefused.class);
    }

    /** What doors have. */
    static final class Doors {

        @Permits(value = Permission.ANYONE, audit = AuditEventType.NONE)
        void openAssets() {}

        @Permits(value = Permission.ANYONE, audit = AuditEventType.SIGN_IN)
        void openSignIn() {}

        @Permits(value = Permission.READ_CHART, audit = AuditEventType.CHART_READ)
        void openChart() {}

        @Permits(value = Permission.BREAK_GLASS, audit = AuditEventType.OVERRIDE_OPENED)
        void openGlass() {}

        @Permits(value = Permission.FIND_PATIENT, audit = AuditEventType.PATIENT_SEARCH)
        void search() {}

        @Permits(value = Permission.REFER, audit = AuditEventType.REFERRAL_WRITTEN)
        void refer() {}

        private Doors() {}
    }

    @Test
    void what_the_database_says_counts_at_once_and_is_tried_after_a_minute() throws Exception {
        UUID patient = node.patient("Lê Văn Nói", "024080000109");
        EMR.database().tamper("alter role emr_app set default_transaction_read_only = on");
        try (Connection readOnly = EMR.database().asApp();
                Statement statement = readOnly.createStatement()) {
            assertThatThrownBy(() -> statement.execute("insert into audit.event (at, type, outcome, caller_kind, basis,"
                            + " account) values (now(), 11, 0, 0, 0, 'doctor')"))
                    .satisfies(e -> assertThat(space.noticed(e)).isTrue());
        } finally {
            EMR.database().tamper("alter role emr_app reset default_transaction_read_only");
        }
        keeping.look();
        assertThat(space.report().byDatabase()).isTrue();
        assertThatThrownBy(() -> node.read(DOCTOR, patient)).isInstanceOf(AuditSpaceRefused.class);
        assertThat(space.mayTry()).isFalse();
        space.took();
        keeping.look();
        assertThat(node.read(DOCTOR, patient)).isEqualTo(4);
    }
}
