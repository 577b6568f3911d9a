package vn.emr.domain.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;
import vn.emr.domain.testing.Together;

/** What a steward is asked about numbers, what a later number answers, and that nobody ever has two. */
class IdentityQuestionsDbTest {

    private static final int ROUNDS = 10;
    private static final List<String> FACILITIES = List.of("24X09", "24X07", "24X01", "24X02", "24X03", "24X04");

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    @Test
    void a_corrected_number_closes_what_was_asked_about_the_wrong_one() throws Exception {
        man("Nguyễn Văn Chủ").citizen("024080000201").bornOn("1980-01-02").registeredBy(EMR);
        TestPatient typo = man("Trần Văn Nhầm").bornOn("1980-05-06").citizen("024080000201");
        UUID patient = typo.registeredBy(EMR).patient();
        assertThat(tasks(patient)).containsExactly("identity.conflict 024080000201 waits");
        assertThat(typo.citizen("024080000202").registeredBy(EMR).findings()).isEmpty();
        assertThat(tasks(patient)).containsExactly("identity.conflict 024080000201 5");
    }

    @Test
    void the_first_number_said_again_closes_what_was_asked_about_the_second() throws Exception {
        TestPatient patient = man("Nguyễn Văn Lại").bornOn("1980-01-02").citizen("024080000203");
        UUID id = patient.registeredBy(EMR).patient();
        patient.citizen("024080000204").registeredBy(EMR);
        assertThat(tasks(id)).containsExactly("identity.second 024080000204 waits");
        patient.citizen("024080000205").registeredBy(EMR);
        assertThat(tasks(id)).containsExactly("identity.second 024080000204 5", "identity.second 024080000205 waits");
        patient.citizen("024080000203").registeredBy(EMR);
        assertThat(tasks(id)).containsExactly("identity.second 024080000204 5", "identity.second 024080000205 5");
        patient.citizen("024080000204").registeredBy(EMR);
        assertThat(tasks(id)).contains("identity.second 024080000204 waits");
    }

    @Test
    void a_patient_without_a_number_answers_nothing() throws Exception {
        man("Nguyễn Văn Im").citizen("024080000206").bornOn("1980-01-02").registeredBy(EMR);
        TestPatient other = man("Trần Văn Im").bornOn("1980-05-06").number("IM-1");
        UUID patient = other.citizen("024080000206").registeredBy(EMR).patient();
        man("Trần Văn Im").bornOn("1980-05-06").number("IM-1").registeredBy(EMR);
        assertThat(tasks(patient)).containsExactly("identity.conflict 024080000206 waits");
    }

    @Test
    void what_a_steward_decided_is_asked_no_second_time_about_the_same_number() throws Exception {
        man("Nguyễn Văn Xong").citizen("024080000207").bornOn("1980-01-02").registeredBy(EMR);
        TestPatient other = man("Trần Văn Xong").bornOn("1980-05-06").citizen("024080000207");
        UUID patient = other.registeredBy(EMR).patient();
        EMR.inTransaction(Callers.recordsOfficer(Callers.PROVINCIAL), () -> {
            IdentityTasks tasks = EMR.bean(IdentityTasks.class);
            IdentityTask task = tasks.waiting(100).stream()
                    .filter(t -> t.patient().equals(patient))
                    .findFirst()
                    .orElseThrow();
            return tasks.decide(task.id(), IdentityTask.Decision.CORRECTED, "hs", "");
        });
        other.registeredBy(EMR);
        assertThat(tasks(patient)).containsExactly("identity.conflict 024080000207 3");
    }

    /** They have the insurance number in common, so each could be the others' person; each has a citizen number of its own. */
    @Test
    void of_many_who_come_at_once_each_with_a_number_of_its_own_nobody_gets_two() throws Exception {
        try (Together together = new Together()) {
            for (int round = 0; round < ROUNDS; round++) {
                TestPatient first = insured(round).at(Callers.SON_DONG);
                UUID person = first.registeredBy(EMR).person();
                List<Callable<Registered>> clients = new ArrayList<>();
                for (int client = 0; client < FACILITIES.size(); client++) {
                    TestPatient patient = insured(round)
                            .at(FACILITIES.get(client))
                            .citizen(String.format("024085%06d", 900 + round * FACILITIES.size() + client));
                    clients.add(() -> patient.registeredBy(EMR));
                }
                List<Registered> all = together.run(clients);
                assertThat(all)
                        .extracting(Registered::person)
                        .doesNotHaveDuplicates()
                        .contains(person);
            }
        }
        assertThat(EMR.database()
                        .count("select count(*) from (select from emr.person_number where system = 1 and state = 1"
                                + " group by person having count(*) > 1) twice"))
                .isZero();
    }

    @Test
    void the_database_itself_forbids_a_second_verified_number() throws Exception {
        UUID person = man("Nguyễn Văn Cấm")
                .bornOn("1980-01-02")
                .citizen("024080000208")
                .registeredBy(EMR)
                .person();
        assertThatThrownBy(() -> EMR.database().tamper(second(person, "024080000209")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("person_number_one_citizen");
    }

    /** As the version before it could leave it behind. */
    @Test
    void the_migration_keeps_the_first_number_and_asks_about_the_second() throws Exception {
        Registered registered = man("Nguyễn Văn Cũ")
                .bornOn("1980-01-02")
                .citizen("024080000210")
                .registeredBy(EMR);
        EMR.database().tamper("drop index emr.person_number_one_citizen, emr.person_number_disputed");
        EMR.database().tamper("alter table emr.identity_task drop number, drop person, drop released");
        EMR.database().tamper(second(registered.person(), "024080000211"));
        migrate();
        assertThat(EMR.database()
                        .strings("select value || ' ' || state from emr.person_number where person = '"
                                + registered.person() + "' order by value"))
                .containsExactly("024080000210 1", "024080000211 2");
        assertThat(tasks(registered.patient())).containsExactly("identity.second 024080000211 waits");
    }

    private static String second(UUID person, String number) {
        return "insert into emr.person_number (system, value, state, sex, facility, person, patient, birth, name_key, since)"
                + " select system, '" + number + "', state, sex, facility, person, patient, birth, name_key, now()"
                + " from emr.person_number where person = '" + person + "' and system = 1";
    }

    private static void migrate() throws Exception {
        try (InputStream script = Objects.requireNonNull(
                        IdentityQuestionsDbTest.class.getResourceAsStream("/db/emr/V022__identity_answers.sql"));
                Connection owner = EMR.database().asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set search_path to emr");
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> tasks(UUID patient) throws Exception {
        return EMR.database()
                .strings("select rule || ' ' || number || ' ' || coalesce(decision::text, 'waits')"
                        + " from emr.identity_task where patient = '" + patient
                        + "' and system = 1 order by opened, id");
    }

    private static TestPatient insured(int round) {
        return man("Hoàng Văn " + round)
                .bornOn("1985-10-0" + (1 + round % 9))
                .card(String.format("GD4%012d", 2_500_000_000L + round));
    }

    private static TestPatient man(String name) {
        return TestPatient.called(name);
    }
}
