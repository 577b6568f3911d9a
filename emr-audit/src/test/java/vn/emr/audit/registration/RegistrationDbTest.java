package vn.emr.audit.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.patient.PatientHit;
import vn.emr.domain.patient.PatientIdentity;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.patient.RegistrationRefused;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;
import vn.emr.domain.testing.Together;

/** A patient whom no export names is registered once, by the person who did it, and never becomes somebody else. */
class RegistrationDbTest {

    private static final int CLIENTS = 8;

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final RegisterPatient registering = EMR.bean(RegisterPatient.class);

    @AfterEach
    void whole() throws SQLException {
        try (Connection connection = EMR.database().asSuperuser()) {
            assertThat(Verifier.verify(connection).lines())
                    .last()
                    .asString()
                    .as("verifier")
                    .isEqualTo("The log is whole.");
        }
    }

    @Test
    void an_unknown_patient_has_a_made_name_a_number_of_ours_and_the_person_as_author() throws Exception {
        UUID patient = register(form(), unknown("male", 40));
        JsonObject said = patient(patient);
        assertThat(said.text("name", "text")).contains("Nam, khoảng 40 tuổi, chưa rõ tên");
        assertThat(said.text("name", "use")).contains("temp");
        assertThat(said.objects("extension").map(e -> e.text("url").orElse("")))
                .containsExactly("urn:vn:emr:chua-ro-danh-tinh", "urn:vn:emr:tuoi-uoc-luong");
        assertThat(said.text("identifier", "value").orElseThrow())
                .matches("EMR-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(author(patient)).isEqualTo("doctor");
        assertThat(EMR.database()
                        .strings("select type from audit.event where patient = '" + patient + "' order by key"))
                .containsExactly("12", "11");
    }

    @Test
    void another_facility_does_not_see_the_patient() throws Exception {
        UUID patient = register(form(), named("Lý Văn Kín", null, null));
        assertThatThrownBy(() -> EMR.as(
                        Callers.doctor(Callers.SON_DONG),
                        () -> EMR.bean(OpenChart.class).open(patient)))
                .isInstanceOf(PatientNotFound.class);
    }

    @Test
    void the_same_form_again_is_the_same_patient_and_with_other_words_a_conflict() throws Exception {
        UUID form = form();
        PatientIdentity identity = named("Trần Thị Hai Lần", "024180000101", "GD4242400000101");
        UUID first = register(form, identity);
        assertThat(register(form, identity)).isEqualTo(first);
        assertThatThrownBy(() -> register(form, unknown("female", null)))
                .isInstanceOf(RegistrationRefused.class)
                .hasMessageContaining("registration.form-used");
        assertThat(entries(first)).containsExactly("Patient 1", "Coverage 1");
    }

    @Test
    void a_number_of_the_his_that_looks_like_ours_is_another_patient() throws Exception {
        UUID ours = register(form(), unknown("female", 30));
        String number = patient(ours).text("identifier", "value").orElseThrow();
        UUID theirs = TestPatient.called("Vũ Thị Xuất")
                .number(number)
                .female()
                .registeredBy(EMR)
                .patient();
        assertThat(theirs).isNotEqualTo(ours);
        assertThat(patient(ours).text("name", "text")).contains("Nữ, khoảng 30 tuổi, chưa rõ tên");
    }

    @Test
    void a_number_that_a_patient_here_has_is_shown_and_nothing_is_written_until_somebody_decides() throws Exception {
        UUID there = TestPatient.called("Nguyễn Thị Đã Có")
                .female()
                .citizen("024180000102")
                .bornOn("1980-03-04")
                .registeredBy(EMR)
                .patient();
        UUID form = form();
        PatientIdentity same = named("Nguyen Thi Da Co", "024180000102", null);
        RegisterPatient.Outcome asked = outcome(form, same, false);
        assertThat(asked.patient()).isNull();
        assertThat(asked.known()).extracting(PatientHit::patient).containsExactly(there);
        assertThat(EMR.database().count("select count(*) from emr.patient_search where name = 'Nguyen Thi Da Co'"))
                .isZero();
        assertThat(EMR.database().count("select count(*) from audit.event where type = 10 and count = 1"))
                .as("that was a search")
                .isPositive();
        UUID apart = outcome(form, same, true).patient();
        assertThat(apart).isNotNull().isNotEqualTo(there);
        assertThat(persons(there, apart)).as("one person, two records").isOne();
    }

    @Test
    void a_number_of_somebody_else_is_disputed_and_a_steward_is_asked() throws Exception {
        UUID owner = TestPatient.called("Phạm Thị Chủ Số")
                .at(Callers.SON_DONG)
                .female()
                .citizen("024180000103")
                .bornOn("1980-06-07")
                .registeredBy(EMR)
                .patient();
        RegisterPatient.Outcome outcome = outcome(form(), named("Đỗ Thị Nhầm Số", "024180000103", null), false);
        assertThat(outcome.known()).as("others' patients stay hidden").isEmpty();
        assertThat(outcome.disputed()).isTrue();
        UUID patient = outcome.patient();
        assertThat(patient).isNotNull();
        assertThat(persons(owner, patient)).isEqualTo(2);
        assertThat(EMR.database().count("select count(*) from emr.identity_task where patient = '" + patient + "'"))
                .isOne();
        assertThat(EMR.database()
                        .strings("select detail from audit.event where type = 12 and patient = '" + patient + "'"))
                .containsExactly("identity.conflict");
    }

    @Test
    void by_many_at_once_one_person_is_registered_once() throws Exception {
        PatientIdentity identity = named("Hoàng Thị Cùng Lúc", "024180000104", null);
        List<Callable<@Nullable Object>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(() -> {
                try {
                    return outcome(form(), identity, false).patient();
                } catch (RegistrationRefused refused) {
                    assertThat(refused.code()).isEqualTo("registration.same-moment");
                    return null;
                }
            });
        }
        try (Together together = new Together()) {
            assertThat(together.run(clients).stream().filter(p -> p != null)).hasSize(1);
        }
        assertThat(EMR.database()
                        .count("select count(*) from emr.patient_search where citizen_number = '024180000104'"))
                .isOne();
    }

    @Test
    void one_form_sent_by_many_at_once_is_one_patient() throws Exception {
        UUID form = form();
        List<Callable<UUID>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(() -> register(form, named("Bùi Thị Bấm Nhiều", "024180000105", null)));
        }
        try (Together together = new Together()) {
            assertThat(together.run(clients))
                    .containsOnly(register(form, named("Bùi Thị Bấm Nhiều", "024180000105", null)));
        }
    }

    @Test
    void what_is_wrong_is_refused_and_leaves_nothing() throws Exception {
        int before = EMR.database().count("select count(*) from emr.entry");
        assertThatThrownBy(() -> register(form(), named("Lê Sai Số", "024080000106", null)))
                .isInstanceOf(RegistrationRefused.class)
                .hasMessageContaining("registration.invalid");
        assertThat(EMR.database().count("select count(*) from emr.entry")).isEqualTo(before);
    }

    private UUID register(UUID form, PatientIdentity identity) throws Exception {
        UUID patient = outcome(form, identity, false).patient();
        if (patient == null) {
            throw new AssertionError("nobody was registered");
        }
        return patient;
    }

    private RegisterPatient.Outcome outcome(UUID form, PatientIdentity identity, boolean apart) throws Exception {
        return EMR.as(Callers.doctor(Callers.PROVINCIAL), () -> registering.register(form, identity, apart));
    }

    private static UUID form() {
        return Ids.next(Clock.systemUTC());
    }

    private static PatientIdentity unknown(String sex, @Nullable Integer age) {
        return new PatientIdentity("", sex, null, age, null, null, null, null);
    }

    private static PatientIdentity named(String name, @Nullable String citizen, @Nullable String card) {
        return new PatientIdentity(name, "female", "1980", null, citizen, card, "0912 345 678", "Đa Mai, Bắc Giang");
    }

    private static JsonObject patient(UUID patient) throws Exception {
        return EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> EMR.bean(OpenChart.class)
                        .open(patient)
                        .of("Patient")
                        .findFirst()
                        .orElseThrow()
                        .content());
    }

    private static String author(UUID id) throws SQLException {
        return EMR.database()
                .strings("select a.account from emr.entry e join emr.author a on a.key = e.author where e.id = '" + id
                        + "'")
                .get(0);
    }

    private static List<String> entries(UUID patient) throws SQLException {
        return EMR.database()
                .strings(
                        "select case e.type when 6 then 'Patient' else 'Coverage' end || ' ' || e.version from emr.entry e"
                                + " join emr.resource r on r.id = e.id where r.patient = '" + patient
                                + "' order by e.seq");
    }

    private static int persons(UUID one, @Nullable UUID other) throws SQLException {
        return EMR.database()
                .count("select count(distinct person) from emr.patient_link where patient in ('" + one + "','" + other
                        + "')");
    }
}
