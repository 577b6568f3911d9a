package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.PatientSearch;
import vn.emr.audit.referral.AnswerReferral;
import vn.emr.audit.verify.Check;
import vn.emr.audit.verify.VerificationReport;
import vn.emr.audit.verify.Verifier;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.referral.PacketGroup;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

/** What the two ends can do with a referral that arrived: read it, answer it, and prove it. */
class AnswerDbTest {

    @RegisterExtension
    static final EmrFixture PROVINCE = new EmrFixture();

    @RegisterExtension
    static final EmrFixture BACH_MAI = EmrFixture.partner("bachmai", TwoNodes.BACH_MAI);

    private final TwoNodes nodes = new TwoNodes(PROVINCE, BACH_MAI);

    @BeforeAll
    static void connect() throws SQLException {
        new TwoNodes(PROVINCE, BACH_MAI).connect();
    }

    @Test
    void the_doctor_there_finds_and_reads_the_patient_and_another_facility_does_not() throws Exception {
        UUID patient = nodes.patient("Trần Hữu Ản", 3);
        nodes.refer(patient);
        assertThatThrownBy(() -> chart(TwoNodes.BACH_MAI, patient)).isInstanceOf(PatientNotFound.class);
        nodes.carry();
        assertThat(chart(TwoNodes.BACH_MAI, patient).of("Observation")).hasSize(3);
        assertThat(BACH_MAI.as(
                                Callers.doctor(TwoNodes.BACH_MAI),
                                () -> BACH_MAI.bean(PatientSearch.class).find("an tran huu"))
                        .hits())
                .hasSize(1);
        assertThatThrownBy(() -> chart("24X05", patient)).isInstanceOf(PatientNotFound.class);
        assertThat(BACH_MAI.database()
                        .strings("select basis from audit.event where type = 11 and outcome = 0 and patient = '"
                                + patient + "'"))
                .containsExactly("2");
    }

    @Test
    void the_chart_there_says_what_was_left_out() throws Exception {
        UUID patient = nodes.patient("Giáp Văn Khuyết", 3);
        nodes.refer(patient, Set.of(PacketGroup.RESULTS));
        nodes.carry();
        PatientChart there = chart(TwoNodes.BACH_MAI, patient);
        assertThat(there.received()).isTrue();
        assertThat(there.of("Observation")).isEmpty();
        assertThat(there.notSent()).singleElement().satisfies(n -> {
            assertThat(n.facility()).isEqualTo(Callers.PROVINCIAL);
            assertThat(n.counts()).isEqualTo(Map.of("Observation", 3));
        });
        PatientChart here = chart(Callers.PROVINCIAL, patient);
        assertThat(here.received()).isFalse();
        assertThat(here.notSent()).isEmpty();
    }

    @Test
    void the_answer_travels_back_and_is_a_statement_of_its_own() throws Exception {
        UUID patient = nodes.patient("Phạm Thị Hòa", 1);
        UUID referral = nodes.refer(patient);
        nodes.carry();
        AnswerReferral answering = BACH_MAI.bean(AnswerReferral.class);
        BACH_MAI.as(Callers.doctor(TwoNodes.BACH_MAI), () -> {
            answering.accept(referral, "Giường T3-12");
            answering.arrived(referral);
            answering.complete(referral, new AnswerReferral.Feedback("J18.9 Viêm phổi", "Kháng sinh", "Khám lại"));
            return null;
        });
        nodes.carryBack();
        assertThat(TwoNodes.state(PROVINCE, referral)).isEqualTo("3");
        nodes.carryBack();
        nodes.carryBack();
        assertThat(TwoNodes.state(PROVINCE, referral)).isEqualTo("6");
        PatientChart chart = chart(Callers.PROVINCIAL, patient);
        assertThat(chart.of("Task")).singleElement().satisfies(t -> {
            assertThat(t.facility()).isEqualTo(TwoNodes.BACH_MAI);
            assertThat(t.content().text("status")).contains("completed");
        });
        assertThat(chart.of("Composition").map(c -> c.facility())).contains(TwoNodes.BACH_MAI);
        nodes.whole();
    }

    @Test
    void an_answer_that_overtakes_another_waits() throws Exception {
        UUID patient = nodes.patient("Đỗ Văn Khoa", 1);
        UUID referral = nodes.refer(patient);
        nodes.carry();
        BACH_MAI.as(Callers.doctor(TwoNodes.BACH_MAI), () -> {
            BACH_MAI.bean(AnswerReferral.class).accept(referral, null);
            BACH_MAI.bean(AnswerReferral.class).arrived(referral);
            return null;
        });
        TwoNodes.Sending first = TwoNodes.next(BACH_MAI);
        assertThat(TwoNodes.nothingWaits(BACH_MAI)).isTrue();
        first.receipted(nodes.bringBack(first.body()).receipt());
        nodes.carryBack();
        assertThat(TwoNodes.state(PROVINCE, referral)).isEqualTo("5");
    }

    @Test
    void an_altered_manifest_receipt_or_entry_is_found_by_the_verifier() throws Exception {
        UUID patient = nodes.patient("Ma Thị Sen", 1);
        UUID referral = nodes.refer(patient);
        nodes.carry();
        String message = " from emr.message m where m.referral = '" + referral + "'";
        for (EmrFixture node : List.of(PROVINCE, BACH_MAI)) {
            found(
                    node,
                    "its manifest",
                    "update emr.message m set manifest = overlay(manifest placing case substr(manifest, 200, 1) when 'A' then 'B' else 'A' end from 200)"
                            + " where referral = '" + referral + "'");
            found(
                    node,
                    "its receipt",
                    "update emr.receipt r set receipt = overlay(receipt placing case substr(receipt, 150, 1) when 'A' then 'B' else 'A' end from 150)"
                            + message.replace(" where", " where r.message = m.id and"));
        }
        found(BACH_MAI, "names ", "update emr.entry set entry_hash = sha256(entry_hash) where id = '" + patient + "'");
    }

    /** What the superuser alters is found, and told; then it is put back as it was. */
    private static void found(EmrFixture node, String told, String tampering) throws SQLException {
        try (Connection connection = node.database().asSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            assertThat(statement.executeUpdate(tampering)).isPositive();
            VerificationReport report = Verifier.inTransaction(connection);
            assertThat(report.ok()).isFalse();
            assertThat(report.failures()).anySatisfy(f -> {
                assertThat(f.check()).isEqualTo(Check.MESSAGE);
                assertThat(f.message()).contains(told);
            });
            connection.rollback();
        }
    }

    private static PatientChart chart(String facility, UUID patient) throws Exception {
        EmrFixture node = facility.equals(Callers.PROVINCIAL) ? PROVINCE : BACH_MAI;
        return node.as(
                Callers.doctor(facility), () -> node.bean(OpenChart.class).open(patient));
    }
}
