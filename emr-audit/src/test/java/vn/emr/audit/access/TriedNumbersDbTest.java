package vn.emr.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;

/** Somebody who tries one number after another is brought before the privacy officer, and is never stopped. */
class TriedNumbersDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final String REASON = "Bất tỉnh tại khoa cấp cứu";

    private final BreakGlass glass = EMR.bean(BreakGlass.class);
    private final TriedNumbers tried = EMR.bean(TriedNumbers.class);

    private void miss(Caller who, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> EMR.as(who, () -> glass.byNumber("024080999999", REASON)))
                    .isInstanceOf(OverrideRefused.class)
                    .hasMessageContaining("override.nobody");
        }
    }

    private List<TriedNumbers.Tries> waiting(Caller officer) throws Exception {
        return EMR.as(officer, tried::waiting);
    }

    @Test
    void five_numbers_of_nobody_within_an_hour_wait_for_the_officer_of_that_facility_until_judged() throws Exception {
        Caller curious = Callers.doctor("24X05");
        Caller officer = Callers.privacyOfficer("24X05");
        miss(curious, 4);
        assertThat(waiting(officer)).isEmpty();
        miss(curious, 2);
        assertThat(waiting(officer)).singleElement().satisfies(t -> {
            assertThat(t.account()).isEqualTo(curious.account());
            assertThat(t.times()).isEqualTo(6);
            assertThat(t.together()).isEqualTo(6);
            assertThat(t.due()).isAfter(t.first().plus(Duration.ofDays(3)));
        });
        assertThat(EMR.as(officer, tried::count)).isOne();
        assertThat(waiting(Callers.privacyOfficer(Callers.PROVINCIAL))).isEmpty();
        assertThatThrownBy(() -> judge(Callers.privacyOfficer(Callers.PROVINCIAL), curious.account()))
                .isInstanceOf(OverrideRefused.class);
        judge(officer, curious.account());
        assertThat(waiting(officer)).isEmpty();
        assertThat(EMR.database()
                        .strings("select concat_ws(' ', about, detail, count) from audit.event where type = 93"))
                .containsExactly(curious.account() + " unjustified 6");
        assertThatThrownBy(() -> judge(officer, curious.account())).isInstanceOf(OverrideRefused.class);
        miss(curious, 4);
        assertThat(waiting(officer)).as("four more since").isEmpty();
        miss(curious, 1);
        assertThat(waiting(officer)).as("five more since").hasSize(1);
    }

    private void judge(Caller who, String account) throws Exception {
        EMR.as(who, () -> {
            tried.judge(account, false);
            return account;
        });
    }

    @Test
    void it_is_counted_for_each_account_and_within_the_hour() throws Exception {
        Caller officer = Callers.privacyOfficer(Callers.SON_DONG);
        miss(Callers.doctor(Callers.SON_DONG), 3);
        miss(Callers.secondDoctor(Callers.SON_DONG), 3);
        assertThat(waiting(officer)).as("two accounts").isEmpty();
        EMR.database()
                .tamper("update audit.event set at = at - interval '61 minutes' where type = 70 and facility = '"
                        + Callers.SON_DONG + "' and at > now() - interval '1 hour'");
        miss(Callers.doctor(Callers.SON_DONG), 2);
        assertThat(waiting(officer)).as("three and two an hour later").isEmpty();
        miss(Callers.doctor(Callers.SON_DONG), 3);
        assertThat(waiting(officer)).extracting(TriedNumbers.Tries::times).containsExactly(8);
        assertThat(waiting(officer)).extracting(TriedNumbers.Tries::together).containsExactly(5);
    }

    @Test
    void an_emergency_opens_however_many_numbers_were_tried_and_what_opens_or_was_mistyped_is_no_miss()
            throws Exception {
        Caller doctor = Callers.doctor("24X06");
        TestPatient.called("Vi Văn Thật")
                .citizen("024080000777")
                .bornOn("1980-12-31")
                .registeredBy(EMR);
        for (int i = 0; i < 5; i++) {
            assertThat(EMR.as(doctor, () -> glass.byNumber("024080000777", REASON)))
                    .hasSize(1);
            assertThatThrownBy(() -> EMR.as(doctor, () -> glass.byNumber("Vi Văn Thật", REASON)))
                    .hasMessageContaining("override.number");
        }
        assertThat(waiting(Callers.privacyOfficer("24X06"))).isEmpty();
        miss(doctor, 7);
        assertThat(EMR.as(doctor, () -> glass.byNumber("024080000777", REASON))).hasSize(1);
        assertThat(waiting(Callers.privacyOfficer("24X06"))).hasSize(1);
    }
}
