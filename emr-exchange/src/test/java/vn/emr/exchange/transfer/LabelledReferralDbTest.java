package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.referral.SupplementReferral;
import vn.emr.domain.access.Caller;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.referral.PacketGroup;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

/** Entries with a security label on their way to another facility: only when the doctor ticked them. */
class LabelledReferralDbTest {

    @RegisterExtension
    static final EmrFixture PROVINCE = new EmrFixture();

    @RegisterExtension
    static final EmrFixture BACH_MAI = EmrFixture.partner("bachmai", TwoNodes.BACH_MAI);

    private final TwoNodes nodes = new TwoNodes(PROVINCE, BACH_MAI);

    @BeforeAll
    static void connect() throws SQLException {
        new TwoNodes(PROVINCE, BACH_MAI).connect();
    }

    private static UUID patient(String name) throws Exception {
        UUID patient = TestPatient.called(name)
                .bornOn("1961-02-15")
                .registeredBy(PROVINCE)
                .patient();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-" + patient).labelled().write(PROVINCE, 2);
        return patient;
    }

    private static PatientChart there(Caller who, UUID patient) throws Exception {
        return BACH_MAI.as(who, () -> BACH_MAI.bean(OpenChart.class).open(patient));
    }

    @Test
    void nobody_ticked_it_so_nothing_there_tells_that_it_is() throws Exception {
        UUID patient = patient("Đào Thị Thầm");
        UUID referral = nodes.refer(patient, ReferralForm.AT_FIRST);
        nodes.carry();
        PatientChart chart = there(Callers.doctor(TwoNodes.BACH_MAI), patient);
        assertThat(chart.of("Observation")).hasSize(2);
        assertThat(chart.of("CarePlan")).isEmpty();
        assertThat(chart.notSent()).isEmpty();
        assertThat(BACH_MAI.database().count("select count(*) from emr.resource where labelled"))
                .isZero();
        assertThat(PROVINCE.as(
                                Callers.doctor(Callers.PROVINCIAL),
                                () -> PROVINCE.bean(SupplementReferral.class).later(referral))
                        .unsent())
                .as("what was left out is no news")
                .isZero();
    }

    @Test
    void ticked_it_is_there_for_who_treats_and_not_for_the_records_officer() throws Exception {
        UUID patient = patient("Đào Thị Tỏ");
        nodes.refer(patient, Set.of());
        nodes.carry();
        assertThat(there(Callers.doctor(TwoNodes.BACH_MAI), patient).of("CarePlan"))
                .hasSize(1);
        assertThat(there(Callers.recordsOfficer(TwoNodes.BACH_MAI), patient).of("CarePlan"))
                .isEmpty();
        BACH_MAI.database().tamper("update emr.access_grant set labelled = false");
        assertThat(there(Callers.doctor(TwoNodes.BACH_MAI), patient).of("CarePlan"))
                .as("sent to another facility of the node, not to this one")
                .isEmpty();
        BACH_MAI.database().tamper("delete from emr.resource where labelled");
    }

    @Test
    void who_does_not_see_it_cannot_tick_it() throws Exception {
        UUID patient = TestPatient.called("Đào Văn Trơn")
                .bornOn("1961-02-15")
                .registeredBy(PROVINCE)
                .patient();
        UUID referral = nodes.refer(patient, Set.of());
        nodes.carry();
        assertThat(PROVINCE.database().strings("select left_out from emr.referral where id = '" + referral + "'"))
                .containsExactly(PacketGroup.PROGRAMMES.name());
    }
}
