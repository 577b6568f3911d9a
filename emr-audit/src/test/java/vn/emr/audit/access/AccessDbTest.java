package vn.emr.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.WhyFirst;
import vn.emr.domain.consent.ConsentForm;
import vn.emr.domain.consent.ConsentRefused;
import vn.emr.domain.consent.LegalRequest;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Blobs;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.CountedStatements;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/** What opens a record, for whom, and for how long. */
class AccessDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Caller DOCTOR = Callers.doctor(Callers.PROVINCIAL);
    private static final Caller ELSEWHERE = Callers.doctor(Callers.SON_DONG);
    private static final String REASON = "Bất tỉnh, không người nhà";

    private final OpenChart charts = EMR.bean(OpenChart.class);
    private final SayWhy why = EMR.bean(SayWhy.class);
    private final BreakGlass glass = EMR.bean(BreakGlass.class);
    private final ReviewOverrides reviews = EMR.bean(ReviewOverrides.class);
    private final KeepConsents consents = EMR.bean(KeepConsents.class);
    private final AnswerAuthorities authorities = EMR.bean(AnswerAuthorities.class);
    private final SeeAccess registers = EMR.bean(SeeAccess.class);

    private static UUID patient(String name, String citizen) throws Exception {
        return TestPatient.called(name)
                .citizen(citizen)
                .bornOn("1980-12-31")
                .registeredBy(EMR)
                .patient();
    }

    private static UUID patientWhoLeft(String name, String citizen, int daysAgo) throws Exception {
        UUID patient = patient(name, citizen);
        String day = LocalDate.now(SystemClock.VIETNAM).minusDays(daysAgo).toString();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-" + patient).ended(day).write(EMR, 2);
        return patient;
    }

    private int read(Caller who, UUID patient) throws Exception {
        return EMR.as(who, () -> charts.open(patient).resources().size());
    }

    /** Basis, purpose and role of the last event about the patient. */
    private static String recorded(UUID patient) throws Exception {
        return EMR.database()
                .strings("select concat_ws(' ', basis, purpose, role, outcome) from audit.event where patient = '"
                        + patient + "' order by key desc limit 1")
                .get(0);
    }

    @Test
    void whoever_left_lately_is_read_as_one_who_is_treated() throws Exception {
        UUID patient = patientWhoLeft("Lê Văn Gần", "024080000010", 89);
        assertThat(read(DOCTOR, patient)).isEqualTo(4);
        assertThat(recorded(patient)).isEqualTo("1 1 1 0");
        read(Callers.nurse(Callers.PROVINCIAL), patient);
        assertThat(recorded(patient)).isEqualTo("1 1 2 0");
    }

    @Test
    void a_former_patient_opens_to_who_says_that_the_patient_is_here_and_to_nobody_else() throws Exception {
        UUID patient = patientWhoLeft("Lê Văn Lâu", "024080000011", 92);
        assertThatThrownBy(() -> read(DOCTOR, patient)).isInstanceOf(WhyFirst.class);
        assertThat(recorded(patient)).isEqualTo("0 1 1");
        assertThat(read(Callers.recordsOfficer(Callers.PROVINCIAL), patient)).isEqualTo(4);
        assertThat(recorded(patient)).isEqualTo("6 2 3 0");
        say(DOCTOR, patient);
        assertThat(recorded(patient)).isEqualTo("1 1 1 0");
        assertThat(read(DOCTOR, patient)).isEqualTo(4);
        assertThatThrownBy(() -> read(Callers.secondDoctor(Callers.PROVINCIAL), patient))
                .isInstanceOf(WhyFirst.class);
        EMR.database()
                .tamper("update emr.patient_grant set since = now() - interval '25 hours', until = now()"
                        + " where patient = '" + patient + "'");
        assertThatThrownBy(() -> read(DOCTOR, patient)).isInstanceOf(WhyFirst.class);
    }

    private void say(Caller who, UUID patient) throws Exception {
        EMR.as(who, () -> {
            why.isHere(patient);
            return patient;
        });
    }

    @Test
    void nobody_says_so_of_another_facilitys_patient() throws Exception {
        UUID patient = patientWhoLeft("Lê Văn Xa", "024080000012", 200);
        assertThatThrownBy(() -> say(ELSEWHERE, patient)).isInstanceOf(PatientNotFound.class);
        assertThatThrownBy(() -> say(Callers.privacyOfficer(Callers.PROVINCIAL), patient))
                .isInstanceOf(PatientNotFound.class);
    }

    @Test
    void an_emergency_opens_the_record_of_another_facility_to_one_person_for_a_time() throws Exception {
        UUID patient = patientWhoLeft("Lê Văn Cấp", "024080000013", 400);
        assertThatThrownBy(() -> read(ELSEWHERE, patient)).isInstanceOf(PatientNotFound.class);
        assertThat(EMR.as(ELSEWHERE, () -> glass.byNumber("024 080 000 013", REASON)))
                .containsExactly(patient);
        assertThat(recorded(patient)).isEqualTo("5 3 1 0");
        assertThat(read(ELSEWHERE, patient)).isEqualTo(4);
        assertThat(recorded(patient)).isEqualTo("5 3 1 0");
        assertThatThrownBy(() -> read(Callers.secondDoctor(Callers.SON_DONG), patient))
                .isInstanceOf(PatientNotFound.class);
        UUID opening = EMR.as(
                        ELSEWHERE,
                        () -> Optional.ofNullable(charts.open(patient).opened().right()))
                .orElseThrow()
                .register();
        EMR.as(ELSEWHERE, () -> {
            glass.close(opening);
            return opening;
        });
        assertThatThrownBy(() -> read(ELSEWHERE, patient)).isInstanceOf(PatientNotFound.class);
    }

    @Test
    void an_emergency_ends_by_itself() throws Exception {
        UUID patient = patient("Lê Thị Hết", "024180000014");
        assertThat(EMR.as(ELSEWHERE, () -> glass.byNumber("024180000014", REASON)))
                .hasSize(1);
        assertThat(EMR.database()
                        .strings(
                                "select extract(epoch from until - since)::int from emr.patient_grant where patient = '"
                                        + patient + "'"))
                .containsExactly("14400");
        EMR.database()
                .tamper("update emr.patient_grant set since = now() - interval '5 hours', until = now() where"
                        + " patient = '" + patient + "'");
        assertThatThrownBy(() -> read(ELSEWHERE, patient)).isInstanceOf(PatientNotFound.class);
    }

    @Test
    void files_open_with_the_record_and_close_with_it() throws Exception {
        UUID patient = patient("Lê Thị Ảnh", "024180000024");
        Caller opener = Callers.secondDoctor("24X05");
        byte[] sha256 = EMR.inTransaction(
                Callers.importer(Callers.PROVINCIAL),
                () -> EMR.bean(Blobs.class).keep(Callers.PROVINCIAL, new byte[] {7, 7, 7}));
        assertThat(file(opener, sha256)).isEmpty();
        EMR.as(opener, () -> glass.byNumber("024180000024", REASON));
        assertThat(file(opener, sha256)).contains(new byte[] {7, 7, 7});
        assertThat(file(Callers.nurse("24X05"), sha256)).isEmpty();
        EMR.database().tamper("update emr.patient_grant set ended = now() where patient = '" + patient + "'");
        assertThat(file(opener, sha256)).isEmpty();
    }

    private static Optional<byte[]> file(Caller who, byte[] sha256) throws Exception {
        return EMR.inTransaction(who, () -> EMR.bean(Blobs.class).find(sha256));
    }

    @Test
    void all_records_of_the_person_open_wherever_they_are_kept() throws Exception {
        UUID here = patient("Lê Văn Hai", "024080000015");
        UUID there = TestPatient.called("Lê Văn Hai")
                .at("24X05")
                .citizen("024080000015")
                .bornOn("1980-12-31")
                .registeredBy(EMR)
                .patient();
        assertThat(EMR.as(ELSEWHERE, () -> glass.byNumber("024080000015", REASON)))
                .containsExactlyInAnyOrder(here, there);
        assertThat(read(ELSEWHERE, there)).isEqualTo(1);
    }

    @Test
    void the_number_of_another_person_whose_file_has_it_as_record_number_opens_nothing() throws Exception {
        TestPatient.called("Lê Văn Số").number("024080000016").registeredBy(EMR);
        assertThatThrownBy(() -> EMR.as(ELSEWHERE, () -> glass.byNumber("024080000016", REASON)))
                .isInstanceOf(OverrideRefused.class)
                .hasMessageContaining("override.nobody");
    }

    @Test
    void a_number_that_two_people_have_opens_neither() throws Exception {
        for (String name : List.of("Lê Văn Một", "Lê Văn Trùng")) {
            TestPatient.called(name).card("DN4242400000777").registeredBy(EMR);
        }
        assertThatThrownBy(() -> EMR.as(ELSEWHERE, () -> glass.byNumber("DN4242400000777", REASON)))
                .isInstanceOf(OverrideRefused.class)
                .hasMessageContaining("override.ambiguous");
        assertThat(EMR.database()
                        .count("select count(*) from audit.event where type = 70 and outcome = 0"
                                + " and patient is null"))
                .isZero();
    }

    @Test
    void without_a_number_a_reason_or_a_person_nothing_opens_and_the_attempt_is_recorded() throws Exception {
        patient("Lê Văn Đủ", "024080000017");
        for (List<String> attempt : List.of(
                List.of("Lê Văn Đủ", REASON, "override.number"),
                List.of("024080000017", "gấp", "override.reason"),
                List.of("024080000017", "x".repeat(501), "override.reason"),
                List.of("024080999999", REASON, "override.nobody"))) {
            assertThatThrownBy(() -> EMR.as(ELSEWHERE, () -> glass.byNumber(attempt.get(0), attempt.get(1))))
                    .isInstanceOf(OverrideRefused.class)
                    .hasMessageContaining(attempt.get(2));
            assertThat(
                            EMR.database()
                                    .strings(
                                            "select concat_ws(' ', type, outcome, detail) from audit.event order by key desc limit 1"))
                    .containsExactly("70 1 " + attempt.get(2));
        }
    }

    @Test
    void the_privacy_officers_of_both_facilities_see_it_and_that_of_who_opened_judges_once() throws Exception {
        UUID patient = patient("Lê Văn Xét", "024080000018");
        EMR.as(ELSEWHERE, () -> glass.byNumber("024080000018", REASON));
        read(ELSEWHERE, patient);
        Caller officer = Callers.privacyOfficer(Callers.SON_DONG);
        ReviewOverrides.Opening opening = opened(officer, patient);
        assertThat(opening.reason()).isEqualTo(REASON);
        assertThat(opening.patients()).isEqualTo(1);
        assertThat(opening.reads()).isPositive();
        assertThat(opening.due()).isEqualTo(opening.opened().plus(3, ChronoUnit.DAYS));
        assertThat(opened(Callers.privacyOfficer(Callers.PROVINCIAL), patient).id())
                .isEqualTo(opening.id());
        assertThat(EMR.as(Callers.privacyOfficer("24X05"), reviews::all))
                .extracting(ReviewOverrides.Opening::id)
                .doesNotContain(opening.id());
        assertThatThrownBy(() -> judge(Callers.privacyOfficer(Callers.PROVINCIAL), opening.id(), true))
                .isInstanceOf(OverrideRefused.class);
        assertThatThrownBy(() -> judge(officer, opening.id(), false)).isInstanceOf(OverrideRefused.class);
        judge(officer, opening.id(), true);
        assertThat(opened(officer, patient).justified()).isTrue();
        assertThatThrownBy(() -> judge(officer, opening.id(), true)).isInstanceOf(OverrideRefused.class);
    }

    private ReviewOverrides.Opening opened(Caller officer, UUID patient) throws Exception {
        String register = EMR.database()
                .strings("select register from emr.patient_grant where patient = '" + patient + "' and basis = 5")
                .get(0);
        return EMR.as(officer, reviews::all).stream()
                .filter(o -> o.id().toString().equals(register))
                .findFirst()
                .orElseThrow();
    }

    private void judge(Caller who, UUID id, boolean justified) throws Exception {
        EMR.as(who, () -> {
            reviews.judge(id, justified, "");
            return id;
        });
    }

    @Test
    void a_consent_opens_the_record_to_the_other_facility_until_it_is_withdrawn() throws Exception {
        UUID patient = patientWhoLeft("Lê Văn Thuận", "024080000019", 10);
        UUID consent = EMR.as(DOCTOR, () -> consents.give(patient, consent(null)));
        assertThat(read(ELSEWHERE, patient)).isEqualTo(5);
        assertThat(recorded(patient)).isEqualTo("3 1 1 0");
        assertThat(EMR.as(ELSEWHERE, consents::sharedWithUs))
                .extracting(s -> s.patient().id())
                .contains(patient);
        assertThatThrownBy(() -> read(Callers.doctor("24X05"), patient)).isInstanceOf(PatientNotFound.class);
        assertThatThrownBy(() -> withdraw(ELSEWHERE, patient, consent)).isInstanceOf(PatientNotFound.class);
        withdraw(DOCTOR, patient, consent);
        assertThatThrownBy(() -> read(ELSEWHERE, patient)).isInstanceOf(PatientNotFound.class);
        assertThat(EMR.as(DOCTOR, () -> registers.of(patient)).consents())
                .extracting(c -> c.withdrawn())
                .containsExactly(true);
        withdraw(DOCTOR, patient, consent);
        assertThat(EMR.database().count("select count(*) from emr.entry where id = '" + consent + "'"))
                .isEqualTo(2);
    }

    @Test
    void a_consent_for_one_stay_opens_no_other() throws Exception {
        UUID patient = patientWhoLeft("Lê Văn Riêng", "024080000020", 10);
        UUID other = new TestEpisode(Callers.PROVINCIAL, patient, "LK-2-" + patient)
                .write(EMR, 5)
                .get(0)
                .id();
        EMR.as(DOCTOR, () -> consents.give(patient, consent(other)));
        assertThat(read(ELSEWHERE, patient)).isEqualTo(8); // Patient, Consent, Encounter, five results
        assertThat(read(DOCTOR, patient)).isEqualTo(11);
    }

    private static ConsentForm consent(@Nullable UUID stay) {
        return new ConsentForm(
                Callers.SON_DONG,
                stay,
                LocalDate.now(SystemClock.VIETNAM).plusDays(30),
                "Người bệnh",
                "Giấy số 12",
                false);
    }

    private void withdraw(Caller who, UUID patient, UUID consent) throws Exception {
        EMR.as(who, () -> {
            consents.withdraw(patient, consent);
            return consent;
        });
    }

    @Test
    void a_consent_that_names_no_facility_no_end_or_no_proof_is_refused_and_leaves_nothing() throws Exception {
        UUID patient = patient("Lê Văn Thiếu", "024080000021");
        LocalDate soon = LocalDate.now(SystemClock.VIETNAM).plusDays(1);
        for (ConsentForm form : List.of(
                new ConsentForm(Callers.PROVINCIAL, null, soon, "x", "x", false),
                new ConsentForm("24X05", null, soon.minusDays(2), "x", "x", false),
                new ConsentForm("24X05", null, soon, " ", "x", false),
                new ConsentForm("24X05", null, soon, "x", "", false),
                new ConsentForm("99999", null, soon, "x", "x", false))) {
            assertThatThrownBy(() -> EMR.as(DOCTOR, () -> consents.give(patient, form)))
                    .isInstanceOf(ConsentRefused.class);
        }
        assertThat(EMR.database().count("select count(*) from emr.patient_grant where patient = '" + patient + "'"))
                .isZero();
    }

    @Test
    void an_authoritys_request_opens_the_record_to_who_answers_it_until_it_is_closed() throws Exception {
        UUID patient = patientWhoLeft("Lê Văn Án", "024080000022", 500);
        Caller department = Callers.healthDepartment();
        assertThatThrownBy(() -> read(department, patient)).isInstanceOf(PatientNotFound.class);
        LocalDate today = LocalDate.now(SystemClock.VIETNAM);
        LegalRequest.Form form = new LegalRequest.Form(
                "Toà án nhân dân tỉnh", "12/CV-TA", today, "Bản sao bệnh án", department.account(), today.plusDays(7));
        Caller officer = Callers.recordsOfficer(Callers.PROVINCIAL);
        UUID request = EMR.as(officer, () -> authorities.enter(patient, form));
        assertThat(read(department, patient)).isEqualTo(4);
        assertThat(recorded(patient)).isEqualTo("4 4 6 0");
        assertThat(EMR.as(department, authorities::newest))
                .extracting(LegalRequest::id)
                .containsExactly(request);
        assertThatThrownBy(
                        () -> EMR.as(Callers.recordsOfficer(Callers.SON_DONG), () -> authorities.enter(patient, form)))
                .isInstanceOf(PatientNotFound.class);
        EMR.as(officer, () -> {
            authorities.close(request);
            return request;
        });
        assertThatThrownBy(() -> read(department, patient)).isInstanceOf(PatientNotFound.class);
    }

    @Test
    void to_who_may_not_know_a_patient_that_exists_and_one_that_does_not_are_the_same_statements() throws Exception {
        UUID hidden = patientWhoLeft("Lê Văn Ẩn", "024080000023", 1);
        UUID nobody = Ids.next(Clock.systemUTC());
        for (Caller who : Set.of(ELSEWHERE, Callers.privacyOfficer(Callers.PROVINCIAL), Callers.healthDepartment())) {
            for (int i = 0; i < 8; i++) { // until the driver has named every statement
                refused(who, hidden);
                refused(who, nobody);
            }
            List<String> asked = CountedStatements.texts(() -> refused(who, hidden));
            assertThat(asked).hasSizeGreaterThan(3);
            assertThat(CountedStatements.texts(() -> refused(who, nobody))).isEqualTo(asked);
        }
    }

    private Instant refused(Caller who, UUID patient) {
        assertThatThrownBy(() -> read(who, patient)).isInstanceOf(PatientNotFound.class);
        return Instant.now();
    }
}
