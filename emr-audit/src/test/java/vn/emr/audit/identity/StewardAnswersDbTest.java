package vn.emr.audit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.patient.IdentityFinding;
import vn.emr.domain.patient.IdentityRefused;
import vn.emr.domain.patient.IdentityTask;
import vn.emr.domain.patient.IdentityTask.Decision;
import vn.emr.domain.patient.Registered;
import vn.emr.domain.patient.SamePerson;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;

/** What a steward's answers about numbers change, for the own patient only, and how it is taken back. */
class StewardAnswersDbTest {

    private static final String HERE = Callers.PROVINCIAL;
    private static final String BORN = "1971-07-07";
    private static final String CARD = "GD4242400000077";

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final StewardIdentity steward = EMR.bean(StewardIdentity.class);

    @AfterEach
    void the_log_is_whole() throws Exception {
        try (Connection owner = EMR.database().asOwner()) {
            assertThat(Verifier.verify(owner).failures()).isEmpty();
        }
    }

    /** Two patients are one person by their insurance number; later one of them states the number of a third. */
    private record Apart(TestPatient mine, Registered own, Registered sibling, Registered owner, IdentityTask task) {}

    private Apart apart(String name, String number) throws Exception {
        TestPatient mine = insured(name);
        Registered own = mine.registeredBy(EMR);
        Registered sibling = insured(name).at("24X01").registeredBy(EMR);
        Registered owner = TestPatient.called(name)
                .at(Callers.SON_DONG)
                .bornOn(BORN)
                .citizen(number)
                .registeredBy(EMR);
        mine.citizen(number).registeredBy(EMR);
        return new Apart(mine, own, sibling, owner, task(own.patient()));
    }

    @Test
    void one_person_links_the_own_patient_and_nobody_else() throws Exception {
        Apart apart = apart("Lê Văn Gắn", "024071000301");
        assertThat(apart.task().rule()).isEqualTo(IdentityFinding.APART);
        assertThat(apart.task().answers()).containsExactly(Decision.DIFFERENT, Decision.CORRECTED, Decision.LINKED);
        decide(apart.task(), Decision.LINKED);
        assertThat(person(apart.own())).isEqualTo(apart.owner().person());
        assertThat(person(apart.sibling())).isEqualTo(apart.own().person());
        assertThat(EMR.inTransaction(
                        Callers.doctor(HERE),
                        () -> EMR.bean(SamePerson.class).everywhere(apart.own().patient())))
                .isEmpty();
        Registered again = apart.mine().registeredBy(EMR);
        assertThat(again.findings()).isEmpty();
        assertThat(again.entries()).isEmpty();
        assertThat(events(apart.task())).containsExactly("94 LINKED", "96 LINKED");
    }

    @Test
    void a_link_is_taken_back_whole() throws Exception {
        Apart apart = apart("Lê Văn Rút", "024071000302");
        decide(apart.task(), Decision.LINKED);
        reopen(apart.task());
        assertThat(person(apart.own())).isEqualTo(apart.own().person());
        assertThat(task(apart.own().patient()).waits()).isTrue();
        assertThat(apart.mine().registeredBy(EMR).findings())
                .extracting(IdentityFinding::rule)
                .containsExactly(IdentityFinding.APART);
        decide(apart.task(), Decision.LINKED);
        assertThat(person(apart.own())).isEqualTo(apart.owner().person());
        assertThat(events(apart.task()))
                .containsExactly("94 LINKED", "96 LINKED", "94 TAKEN_BACK", "96 REOPENED", "94 LINKED", "96 LINKED");
    }

    @Test
    void two_persons_stay_two_and_are_asked_about_no_more() throws Exception {
        Apart apart = apart("Lê Văn Riêng", "024071000303");
        decide(apart.task(), Decision.DIFFERENT);
        apart.mine().registeredBy(EMR);
        assertThat(person(apart.own())).isEqualTo(apart.own().person());
        assertThat(tasks(apart.own().patient())).containsExactly("identity.apart 1");
    }

    @Test
    void what_does_not_belong_to_the_question_or_the_facility_changes_nothing() throws Exception {
        Apart apart = apart("Lê Văn Khác", "024071000304");
        assertThatThrownBy(() -> decide(apart.task(), Decision.REPLACED)).hasMessageContaining("identity.unfit");
        assertThatThrownBy(() -> as(Callers.SON_DONG, () -> decided(apart.task(), Decision.LINKED)))
                .hasMessageContaining("identity.gone");
        TestPatient.called("Phạm Văn Đổi")
                .number(apart.mine().draft().mrn())
                .bornOn("1971-08-08")
                .citizen("024071000304")
                .registeredBy(EMR);
        assertThat(tasks(apart.own().patient())).containsExactly("identity.apart 5", "identity.conflict waits");
        assertThatThrownBy(() -> decide(apart.task(), Decision.LINKED)).hasMessageContaining("identity.gone");
        assertThat(person(apart.own())).isEqualTo(apart.own().person());
        assertThat(events(apart.task())).containsExactly("96 ANSWERED");
    }

    @Test
    void a_number_that_nobody_has_any_more_is_not_linked_by() throws Exception {
        Apart apart = apart("Lê Văn Trôi", "024071000313");
        EMR.database().tamper("update emr.person_number set state = 3 where value = '024071000313' and state = 1");
        assertThatThrownBy(() -> decide(apart.task(), Decision.LINKED))
                .isInstanceOf(IdentityRefused.class)
                .hasMessageContaining("identity.elsewhere");
        assertThat(task(apart.own().patient()).waits()).isTrue();
        EMR.database().tamper("update emr.person_number set state = 1 where value = '024071000313' and state = 3");
    }

    @Test
    void the_first_number_is_kept_for_a_second_one() throws Exception {
        TestPatient patient = man("Vũ Văn Giữ").citizen("024071000305");
        UUID id = patient.registeredBy(EMR).patient();
        patient.citizen("024071000306").registeredBy(EMR);
        assertThat(task(id).answers()).containsExactly(Decision.KEPT, Decision.REPLACED);
        decide(task(id), Decision.KEPT);
        assertThat(numbers("02407100030[56]")).containsExactly("024071000305 1", "024071000306 2");
        patient.registeredBy(EMR);
        assertThat(tasks(id)).containsExactly("identity.second 4");
    }

    /** A typo had claimed somebody else's number: its owner was somebody else's double for ever. */
    @Test
    void the_new_number_releases_the_first_for_whoever_really_has_it() throws Exception {
        TestPatient typo = man("Vũ Văn Gõ").citizen("024071000307");
        Registered wrong = typo.registeredBy(EMR);
        TestPatient real = TestPatient.called("Đỗ Văn Thật")
                .at(Callers.SON_DONG)
                .bornOn("1971-09-09")
                .citizen("024071000307");
        Registered owner = real.registeredBy(EMR);
        typo.citizen("024071000308").registeredBy(EMR);
        IdentityTask task = task(wrong.patient());
        decide(task, Decision.REPLACED);
        assertThat(person(wrong)).isEqualTo(wrong.person());
        assertThat(numbers("02407100030[78]")).containsExactly("024071000307 2", "024071000307 3", "024071000308 1");
        assertThat(typo.registeredBy(EMR).findings()).isEmpty();
        reopen(task);
        assertThat(numbers("02407100030[78]")).containsExactly("024071000307 1", "024071000307 2", "024071000308 2");
        decide(task, Decision.REPLACED);
        assertThat(real.registeredBy(EMR).findings()).isEmpty();
        assertThat(tasks(owner.patient())).containsExactly("identity.conflict 5");
        assertThat(
                        EMR.database()
                                .strings(
                                        "select person::text from emr.person_number where state = 1 and value = '024071000307'"))
                .containsExactly(owner.person().toString());
        assertThatThrownBy(() -> reopen(task)).hasMessageContaining("identity.changed");
        assertThat(EMR.database().strings("select detail from audit.event where type = 96 and account like 'system:%'"))
                .contains("ANSWERED");
    }

    @Test
    void a_new_number_that_somebody_of_the_same_details_has_links_and_releases() throws Exception {
        TestPatient typo = man("Vũ Văn Nối").citizen("024071000309");
        Registered wrong = typo.registeredBy(EMR);
        Registered elsewhere =
                man("Vũ Văn Nối").at(Callers.SON_DONG).citizen("024071000310").registeredBy(EMR);
        typo.citizen("024071000310").registeredBy(EMR);
        IdentityTask task = task(wrong.patient());
        assertThat(task.rule()).isEqualTo(IdentityFinding.SECOND);
        decide(task, Decision.REPLACED);
        assertThat(person(wrong)).isEqualTo(elsewhere.person());
        assertThat(numbers("024071000309")).containsExactly("024071000309 3");
        assertThat(typo.registeredBy(EMR).findings()).isEmpty();
        reopen(task);
        assertThat(person(wrong)).isEqualTo(wrong.person());
        assertThat(numbers("024071000309")).containsExactly("024071000309 1");
    }

    @Test
    void a_number_behind_which_another_facility_stands_too_is_not_replaced_by_one_alone() throws Exception {
        TestPatient mine = man("Vũ Văn Chung").citizen("024071000311");
        Registered own = mine.registeredBy(EMR);
        man("Vũ Văn Chung").at(Callers.SON_DONG).citizen("024071000311").registeredBy(EMR);
        mine.citizen("024071000312").registeredBy(EMR);
        assertThatThrownBy(() -> decide(task(own.patient()), Decision.REPLACED))
                .hasMessageContaining("identity.elsewhere");
        assertThat(numbers("02407100031[12]")).containsExactly("024071000311 1", "024071000312 2");
        assertThat(task(own.patient()).waits()).isTrue();
    }

    private static TestPatient insured(String name) {
        return man(name).card(CARD);
    }

    private static TestPatient man(String name) {
        return TestPatient.called(name).bornOn(BORN);
    }

    private IdentityTask task(UUID patient) throws Exception {
        return as(HERE, steward::all).waiting().stream()
                .map(StewardIdentity.Question::task)
                .filter(t -> t.patient().equals(patient) && t.number() != null)
                .findFirst()
                .orElseThrow();
    }

    private void decide(IdentityTask task, Decision decision) throws Exception {
        as(HERE, () -> decided(task, decision));
    }

    private UUID decided(IdentityTask task, Decision decision) {
        steward.decide(task.id(), decision, "");
        return task.id();
    }

    private void reopen(IdentityTask task) throws Exception {
        as(HERE, () -> {
            steward.reopen(task.id());
            return task;
        });
    }

    private static UUID person(Registered registered) throws Exception {
        return UUID.fromString(EMR.database()
                .strings("select person::text from emr.patient_link where patient = '" + registered.patient() + "'")
                .get(0));
    }

    private static List<String> numbers(String pattern) throws Exception {
        return EMR.database()
                .strings("select value || ' ' || state from emr.person_number where system = 1 and value ~ '^" + pattern
                        + "$' order by 1");
    }

    private static List<String> tasks(UUID patient) throws Exception {
        return EMR.database()
                .strings(
                        "select rule || ' ' || coalesce(decision::text, 'waits') from emr.identity_task where patient = '"
                                + patient + "' and system = 1 order by opened, id");
    }

    private static List<String> events(IdentityTask task) throws Exception {
        return EMR.database()
                .strings(
                        "select type || ' ' || detail from audit.event where about = '" + task.id() + "' order by key");
    }

    private static <T> T as(String facility, Callable<T> work) throws Exception {
        return EMR.as(Callers.recordsOfficer(facility), work);
    }
}
