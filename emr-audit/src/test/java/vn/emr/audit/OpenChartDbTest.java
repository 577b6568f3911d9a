package vn.emr.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.CountedStatements;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;

class OpenChartDbTest {

    /** Begin, who calls, the patient, all of the chart, the audit event with its key, commit. */
    private static final int A_HANDFUL = 8;

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final OpenChart openChart = EMR.bean(OpenChart.class);

    @Test
    void a_chart_of_ten_years_takes_as_many_statements_as_an_empty_one() throws Exception {
        UUID small = TestPatient.called("Trần Hữu An").registeredBy(EMR).patient();
        UUID large = TestPatient.called("Lê Thị Bình").registeredBy(EMR).patient();
        results(large, 2000);
        assertThat(open(small)).isEqualTo(1);
        int statements = CountedStatements.of(() -> open(small));
        assertThat(statements).isBetween(1, A_HANDFUL);
        assertThat(CountedStatements.of(() -> assertThat(open(large)).isEqualTo(2001)))
                .isEqualTo(statements);
    }

    @Test
    void withdrawn_items_are_not_in_the_chart() throws Exception {
        UUID patient = TestPatient.called("Vũ Văn Cường").registeredBy(EMR).patient();
        UUID result = results(patient, 2).get(0);
        withdraw(patient, result);
        assertThat(open(patient)).isEqualTo(2);
    }

    @Test
    void a_patient_of_another_facility_does_not_exist_and_the_attempt_is_recorded() throws Exception {
        UUID patient = TestPatient.called("Hà Thị Dung")
                .at(Callers.SON_DONG)
                .registeredBy(EMR)
                .patient();
        assertThatThrownBy(() -> open(patient)).isInstanceOf(PatientNotFound.class);
        assertThat(EMR.database()
                        .count("select count(*) from audit.event where outcome = 1 and patient = '" + patient + "'"))
                .isEqualTo(1);
    }

    private int open(UUID patient) throws Exception {
        return EMR.as(
                Callers.doctor(Callers.PROVINCIAL),
                () -> openChart.open(patient).resources().size());
    }

    private static List<UUID> results(UUID patient, int count) throws Exception {
        List<Draft> drafts = IntStream.range(0, count)
                .mapToObj(i -> Draft.first(Ids.next(Clock.systemUTC()), result(patient, i, "final"), null, Source.HIS))
                .toList();
        append(patient, drafts);
        return drafts.stream().map(Draft::id).toList();
    }

    private static void withdraw(UUID patient, UUID result) throws Exception {
        append(patient, List.of(Draft.next(result, result(patient, 0, "entered-in-error"), null, Source.HIS)));
    }

    private static void append(UUID patient, List<Draft> drafts) throws Exception {
        Streams streams = EMR.bean(Streams.class);
        Log log = EMR.bean(Log.class);
        EMR.inTransaction(Callers.importer(Callers.PROVINCIAL), () -> {
            StreamRow stream =
                    streams.claim(StreamKind.EPISODE, Callers.PROVINCIAL, "LK-" + patient, Ids.next(Clock.systemUTC()));
            streams.lock(stream);
            return log.append(stream, drafts);
        });
    }

    private static JsonObject result(UUID patient, int value, String status) {
        return JsonObject.resource("Observation")
                .put("status", status)
                .put("subject", new JsonObject().put("reference", "Patient/" + patient))
                .put("valueQuantity", new JsonObject().putNumber("value", Integer.toString(value)));
    }
}
