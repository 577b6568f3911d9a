package vn.emr.audit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.patient.IdentityRefused;
import vn.emr.domain.patient.IdentityTask;
import vn.emr.domain.patient.Registered;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;

/** Whoever looks like the same person is shown to the facility's steward, once, and nothing is merged. */
class StewardIdentityDbTest {

    private static final String BORN = "1961-02-03";

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final StewardIdentity steward = EMR.bean(StewardIdentity.class);

    @BeforeEach
    void decideWhatWaits() throws Exception {
        for (String facility : List.of(Callers.PROVINCIAL, Callers.SON_DONG)) {
            as(facility, () -> {
                steward.all()
                        .waiting()
                        .forEach(q ->
                                steward.decide(q.task().id(), q.task().answers().get(0), "before"));
                return null;
            });
        }
    }

    @Test
    void two_patients_of_the_same_name_sex_and_day_of_birth_are_asked_about_once() throws Exception {
        TestPatient patient = TestPatient.called("Lê Văn Giống").bornOn(BORN);
        Registered one = patient.registeredBy(EMR);
        TestPatient twin = TestPatient.called("LE VAN GIONG").bornOn(BORN);
        Registered other = twin.registeredBy(EMR);
        twin.citizen("024061000099").registeredBy(EMR); // said anew, asked no second time
        List<StewardIdentity.Question> asked = waiting(Callers.PROVINCIAL);
        assertThat(asked).singleElement().satisfies(q -> {
            assertThat(q.task().rule()).isEqualTo("identity.alike");
            assertThat(q.task().patient()).isEqualTo(other.patient());
            assertThat(q.task().other()).isEqualTo(one.patient());
            assertThat(name(q.patient())).isEqualTo("LE VAN GIONG");
            assertThat(name(q.other())).isEqualTo("Lê Văn Giống");
        });
        assertThat(one.person()).isNotEqualTo(other.person());
    }

    @Test
    void nobody_is_asked_about_who_is_one_person_by_number_or_differs_or_is_of_another_facility() throws Exception {
        TestPatient.called("Lê Văn Rõ").bornOn(BORN).citizen("024061000001").registeredBy(EMR);
        TestPatient.called("Lê Văn Rõ").bornOn(BORN).citizen("024061000001").registeredBy(EMR);
        TestPatient.called("Lê Văn Rõ").bornOn(BORN).citizen("024061000002").registeredBy(EMR);
        TestPatient.called("Lê Văn Rõ").bornOn("1961-02-04").registeredBy(EMR);
        TestPatient.called("Lê Văn Rõ").bornOn("1961").registeredBy(EMR);
        TestPatient.called("Lê Văn Rõ").female().bornOn(BORN).registeredBy(EMR);
        TestPatient.called("Lê Văn Rõ").at(Callers.SON_DONG).bornOn(BORN).registeredBy(EMR);
        assertThat(waiting(Callers.PROVINCIAL)).isEmpty();
        assertThat(waiting(Callers.SON_DONG)).isEmpty();
    }

    @Test
    void a_number_that_is_somebody_elses_shows_both_only_within_the_facility() throws Exception {
        Registered owner = TestPatient.called("Trần Văn Chủ")
                .bornOn("1962-01-01")
                .citizen("024062000001")
                .registeredBy(EMR);
        TestPatient.called("Đỗ Văn Nhầm")
                .bornOn("1962-05-06")
                .citizen("024062000001")
                .registeredBy(EMR);
        TestPatient.called("Hà Văn Nhầm")
                .at(Callers.SON_DONG)
                .bornOn("1962-07-08")
                .citizen("024062000001")
                .registeredBy(EMR);
        assertThat(waiting(Callers.PROVINCIAL))
                .singleElement()
                .satisfies(q -> assertThat(q.task().other()).isEqualTo(owner.patient()));
        assertThat(waiting(Callers.SON_DONG)).singleElement().satisfies(q -> {
            assertThat(q.task().other()).isNull();
            assertThat(name(q.patient())).isEqualTo("Hà Văn Nhầm");
        });
    }

    @Test
    void a_decision_is_on_record_and_can_be_taken_back() throws Exception {
        TestPatient.called("Vũ Văn Hai").bornOn(BORN).registeredBy(EMR);
        TestPatient.called("Vũ Văn Hai").bornOn(BORN).registeredBy(EMR);
        UUID task = waiting(Callers.PROVINCIAL).get(0).task().id();
        assertThatThrownBy(() -> decide(Callers.SON_DONG, task)).isInstanceOf(IdentityRefused.class);
        decide(Callers.PROVINCIAL, task);
        assertThatThrownBy(() -> decide(Callers.PROVINCIAL, task)).isInstanceOf(IdentityRefused.class);
        assertThat(waiting(Callers.PROVINCIAL)).isEmpty();
        as(Callers.PROVINCIAL, () -> {
            steward.reopen(task);
            return null;
        });
        assertThat(waiting(Callers.PROVINCIAL)).extracting(q -> q.task().id()).containsExactly(task);
        assertThat(EMR.database()
                        .strings("select detail from audit.event where type = 96 and about = '" + task
                                + "' order by key"))
                .containsExactly("SAME", "REOPENED");
    }

    private void decide(String facility, UUID task) throws Exception {
        as(facility, () -> {
            steward.decide(task, IdentityTask.Decision.SAME, "cùng số điện thoại");
            return null;
        });
    }

    private List<StewardIdentity.Question> waiting(String facility) throws Exception {
        return as(facility, steward::all).waiting();
    }

    private static String name(@Nullable JsonObject patient) {
        return Objects.requireNonNull(patient).text("name", "text").orElseThrow();
    }

    private static <T> T as(String facility, Callable<T> work) throws Exception {
        return EMR.as(Callers.recordsOfficer(facility), work);
    }
}
