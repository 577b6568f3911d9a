package vn.emr.audit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.access.Caller;
import vn.emr.domain.consent.ConsentForm;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.referral.PacketGroup;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestDatabase;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/** Care of HIV and tuberculosis is there for who may read it, and for nobody else not even a gap. */
class LabelledEntriesDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Caller DOCTOR = Callers.doctor(Callers.PROVINCIAL);
    private static final Caller OFFICER = Callers.recordsOfficer(Callers.PROVINCIAL);
    private static final Caller ELSEWHERE = Callers.doctor(Callers.SON_DONG);

    private static int number = 100;

    private final OpenChart charts = EMR.bean(OpenChart.class);

    private UUID patient = new UUID(0, 0);
    private UUID stay = new UUID(0, 0);
    private UUID plan = new UUID(0, 0);

    @BeforeEach
    void patientWithProgramme() throws Exception {
        patient = TestPatient.called("Trần Thị Kín")
                .citizen("024180000" + number++)
                .female()
                .bornOn("1980-12-31")
                .registeredBy(EMR)
                .patient();
        List<Appended> written = new TestEpisode(Callers.PROVINCIAL, patient, "LK-" + patient)
                .labelled()
                .write(EMR, 2);
        stay = written.get(0).id();
        plan = written.get(3).id();
    }

    private List<String> read(Caller who) throws Exception {
        return EMR.as(
                who,
                () -> charts.open(patient).resources().stream()
                        .map(StoredResource::type)
                        .filter(t -> t.equals("CarePlan"))
                        .toList());
    }

    @Test
    void who_treats_reads_it_and_who_keeps_the_records_does_not() throws Exception {
        assertThat(read(DOCTOR)).hasSize(1);
        assertThat(read(Callers.nurse(Callers.PROVINCIAL))).hasSize(1);
        assertThat(read(OFFICER)).isEmpty();
        assertThat(EMR.database()
                        .strings("select role || ' ' || count from audit.event where type = 11 and patient = '"
                                + patient + "' order by key"))
                .as("what was shown is counted, what was not isn't")
                .containsExactly("1 5", "2 5", "3 4");
    }

    @Test
    void versions_of_the_episode_hold_it_back_too() throws Exception {
        assertThat(versions(DOCTOR)).contains("CarePlan");
        assertThat(versions(OFFICER)).isNotEmpty().doesNotContain("CarePlan");
    }

    private List<String> versions(Caller who) throws Exception {
        return EMR.as(
                who,
                () -> charts.history(patient, stay).versions().stream()
                        .map(StoredResource::type)
                        .toList());
    }

    @Test
    void another_facility_reads_it_when_the_consent_names_it() throws Exception {
        consent(null, false);
        assertThat(EMR.as(ELSEWHERE, () -> charts.open(patient)).of("Encounter"))
                .hasSize(1);
        assertThat(read(ELSEWHERE)).isEmpty();
        UUID named = consent(stay, true);
        assertThat(read(ELSEWHERE)).hasSize(1);
        assertThat(read(Callers.recordsOfficer(Callers.PROVINCIAL))).isEmpty();
        EMR.as(DOCTOR, () -> {
            EMR.bean(KeepConsents.class).withdraw(patient, named);
            return named;
        });
        assertThat(read(ELSEWHERE)).isEmpty();
    }

    @Test
    void a_consent_that_names_it_for_one_stay_opens_that_of_no_other() throws Exception {
        UUID other = new TestEpisode(Callers.PROVINCIAL, patient, "LK2-" + patient)
                .labelled()
                .write(EMR, 0)
                .get(0)
                .id();
        consent(null, false);
        consent(other, true);
        assertThat(read(ELSEWHERE)).hasSize(1);
        assertThat(read(DOCTOR)).hasSize(2);
    }

    private UUID consent(@Nullable UUID only, boolean labelled) throws Exception {
        LocalDate until = LocalDate.now(SystemClock.VIETNAM).plusDays(30);
        ConsentForm form = new ConsentForm(Callers.SON_DONG, only, until, "Người bệnh", "Giấy số 12", labelled);
        return EMR.as(DOCTOR, () -> EMR.bean(KeepConsents.class).give(patient, form));
    }

    @Test
    void an_emergency_opens_it() throws Exception {
        String citizen = "024180000" + (number - 1);
        EMR.as(ELSEWHERE, () -> EMR.bean(BreakGlass.class).byNumber(citizen, "Bất tỉnh, không người nhà"));
        assertThat(read(ELSEWHERE)).hasSize(1);
    }

    @Test
    void the_database_hides_it_from_whatever_the_policy_has_not_opened() throws Exception {
        assertThat(rows(DOCTOR, "")).containsExactly("0", "0");
        assertThat(rows(DOCTOR, "open:" + UUID.randomUUID())).containsExactly("0", "0");
        assertThat(rows(DOCTOR, "sent:" + patient + ",named:" + patient)).containsExactly("0", "0");
        assertThat(rows(DOCTOR, "open:" + patient)).containsExactly("1", "1");
        assertThat(rows(ELSEWHERE, "open:" + patient)).containsExactly("0", "0");
        assertThat(rows(Callers.importer(Callers.PROVINCIAL), "")).containsExactly("1", "1");
    }

    private List<String> rows(Caller who, String opened) throws Exception {
        String place = EMR.database()
                .strings("select '(' || stream || ', ' || seq || ')' from emr.resource where id = '" + plan + "'")
                .get(0);
        try (Connection app = EMR.database().asApp()) {
            TestDatabase.strings(
                    app,
                    "select set_config('emr.caller', '" + who.setting() + "', false), set_config('emr.labels', '"
                            + opened + "', false)");
            return List.of(
                    TestDatabase.strings(app, "select count(*) from emr.resource where id = '" + plan + "'")
                            .get(0),
                    TestDatabase.strings(app, "select count(*) from emr.entry_content where (stream, seq) = " + place)
                            .get(0));
        }
    }

    @Test
    void an_index_that_forgot_the_label_opens_nothing() throws Exception {
        EMR.database().tamper("update emr.resource set labelled = false where id = '" + plan + "'");
        EMR.database().tamper("update emr.entry_content set labelled = false");
        assertThat(read(OFFICER)).isEmpty();
        assertThat(versions(OFFICER)).doesNotContain("CarePlan");
        assertThat(read(DOCTOR)).hasSize(1);
        assertThat(EMR.inTransaction(DOCTOR, () -> EMR.bean(Entries.class).current(plan)))
                .as("read without asking the policy")
                .isEmpty();
    }

    @Test
    void a_draft_shows_the_group_to_who_may_read_it_and_has_it_left_out() throws Exception {
        EMR.database()
                .tamper("insert into emr.connection (facility, partner, state, evidence) select f.key, p.key, 5, 'test'"
                        + " from emr.facility f, emr.facility p where f.code = '24X09' and p.code = '24X05'"
                        + " on conflict do nothing");
        WriteReferral writing = EMR.bean(WriteReferral.class);
        UUID draft = EMR.as(DOCTOR, () -> writing.begin(patient, "24X05"));
        WriteReferral.ReferralDraft seen = EMR.as(DOCTOR, () -> writing.open(draft));
        assertThat(seen.plan().count(PacketGroup.PROGRAMMES)).isEqualTo(1);
        assertThat(seen.form().leftOut()).containsExactly(PacketGroup.PROGRAMMES);
        assertThat(seen.plan().notSent(seen.form().leftOut())).isEmpty();
        assertThat(EMR.as(OFFICER, () -> writing.open(draft)).plan().groups())
                .doesNotContainKey(PacketGroup.PROGRAMMES);
    }
}
