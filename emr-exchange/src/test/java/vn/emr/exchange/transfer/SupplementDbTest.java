package vn.emr.exchange.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.referral.JoinExport;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;

/** What follows a referral arrives with it, and is read on the same ground. */
class SupplementDbTest {

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
    void the_stay_that_was_exported_later_arrives_under_the_same_person() throws Exception {
        UUID emergency = registered("Nguyễn Văn Gấp", "024061000777");
        UUID referral = nodes.refer(emergency);
        nodes.carry();
        UUID exported = registered("Nguyễn Văn Gấp", "024061000777");
        UUID stay = stay(exported);
        assertThatThrownBy(() -> there(exported)).isInstanceOf(PatientNotFound.class);
        assertThat(join(exported, stay)).isTrue();
        assertThat(join(exported, stay)).as("joined again").isFalse();
        nodes.carry();
        assertThat(TwoNodes.nothingWaits(PROVINCE)).isTrue();
        assertThat(there(exported).of("Encounter")).hasSize(1);
        assertThat(there(emergency).of("Encounter")).isEmpty();
        assertThat(joined(BACH_MAI, referral)).containsExactly(exported.toString());
        assertThat(joined(PROVINCE, referral)).containsExactly(exported.toString());
        assertThat(BACH_MAI.database()
                        .count("select count(distinct person) from emr.patient_link where patient in ('" + emergency
                                + "', '" + exported + "')"))
                .isOne();
        nodes.whole();
    }

    @Test
    void a_second_other_patient_is_refused() throws Exception {
        UUID emergency = registered("Vi Thị Sáu", "024161000778");
        UUID referral = nodes.refer(emergency);
        nodes.carry();
        UUID exported = registered("Vi Thị Sáu", "024161000778");
        assertThat(join(exported, stay(exported))).isTrue();
        BACH_MAI.database()
                .tamper("update emr.referral set joined = '" + UUID.randomUUID() + "' where id = '" + referral + "'");
        TwoNodes.Sending sending = nodes.next();
        assertThatThrownBy(() -> nodes.bring(sending.body())).hasMessageContaining("malformed");
        assertThatThrownBy(() -> there(exported)).isInstanceOf(PatientNotFound.class);
    }

    private static UUID registered(String name, String citizen) throws Exception {
        TestPatient patient = TestPatient.called(name).bornOn("1961-02-15").citizen(citizen);
        return (citizen.charAt(3) == '1' ? patient.female() : patient)
                .registeredBy(PROVINCE)
                .patient();
    }

    /** A stay that lasts. */
    private static UUID stay(UUID patient) throws Exception {
        return PROVINCE.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> {
            StreamRow stream = PROVINCE.bean(Streams.class)
                    .claim(StreamKind.EPISODE, Callers.PROVINCIAL, "LK-" + patient, Ids.next(Clock.systemUTC()));
            PROVINCE.bean(Streams.class).lock(stream);
            JsonObject encounter = JsonObject.resource("Encounter")
                    .put("status", "in-progress")
                    .put("subject", new JsonObject().put("reference", "Patient/" + patient))
                    .put(
                            "period",
                            new JsonObject()
                                    .put(
                                            "start",
                                            LocalDate.now(Clock.systemUTC()).toString()));
            PROVINCE.bean(Log.class)
                    .append(stream, List.of(Draft.first(stream.subject(), encounter, null, Source.HIS)));
            return stream.subject();
        });
    }

    private static boolean join(UUID patient, UUID stay) throws Exception {
        return PROVINCE.inTransaction(
                Callers.importer(Callers.PROVINCIAL),
                () -> PROVINCE.bean(JoinExport.class)
                        .join(Callers.PROVINCIAL, patient, stay)
                        .isPresent());
    }

    private static PatientChart there(UUID patient) throws Exception {
        return BACH_MAI.as(
                Callers.doctor(TwoNodes.BACH_MAI),
                () -> BACH_MAI.bean(OpenChart.class).open(patient));
    }

    private static List<String> joined(EmrFixture node, UUID referral) throws SQLException {
        return TwoNodes.strings(node, "select joined from emr.referral where id = '" + referral + "'");
    }
}
