package vn.emr.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.NotPermitted;
import vn.emr.domain.access.Permission;
import vn.emr.domain.his.HisExportNotFound;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestEpisode;
import vn.emr.domain.testing.TestPatient;

class AuditDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Caller DOCTOR = Callers.doctor(Callers.PROVINCIAL);
    private static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null, null, null, null);

    private static UUID patient = new UUID(0, 0);

    private final OpenChart charts = EMR.bean(OpenChart.class);
    private final AuditSearch search = EMR.bean(AuditSearch.class);

    @BeforeAll
    static void aPatient() throws Exception {
        patient = TestPatient.called("Phạm Văn An").registeredBy(EMR).patient();
        new TestEpisode(Callers.PROVINCIAL, patient, "LK-1").write(EMR, 3);
    }

    @BeforeEach
    void forgetEvents() throws Exception {
        EMR.database().tamper("delete from audit.event");
    }

    @Test
    void an_opened_chart_leaves_who_whom_on_what_ground_and_how_much() throws Exception {
        PatientChart chart = EMR.as(DOCTOR, () -> charts.open(patient));
        assertThat(chart.resources()).hasSize(5);
        assertThat(events()).containsExactly("CHART_READ done doctor 24X09 " + patient + " TREATING_FACILITY 5");
    }

    @Test
    void a_read_that_fails_after_all_leaves_neither() {
        assertThatThrownBy(() -> EMR.inTransaction(DOCTOR, () -> {
                    charts.open(patient);
                    throw new IOException("the page could not be rendered");
                }))
                .isInstanceOf(IOException.class);
        assertThat(countEvents()).isZero();
    }

    @Test
    void a_refusal_stays_although_the_act_is_rolled_back() throws Exception {
        assertThatThrownBy(() -> EMR.as(Callers.doctor(Callers.SON_DONG), () -> charts.open(patient)))
                .isInstanceOf(PatientNotFound.class);
        assertThatThrownBy(() -> EMR.inTransaction(Callers.auditor(), () -> charts.open(patient)))
                .isInstanceOf(PatientNotFound.class);
        assertThat(events())
                .containsExactly(
                        "CHART_READ refused doctor 24X07 " + patient + " NONE -",
                        "CHART_READ refused auditor - " + patient + " NONE -");
    }

    @Test
    void a_chart_is_of_a_patient_and_of_nothing_else() throws Exception {
        String organization = EMR.database()
                .strings("select id from emr.resource where type = 1 and facility ="
                        + " (select key from emr.facility where code = '24X09')")
                .get(0);
        assertThatThrownBy(() -> EMR.as(DOCTOR, () -> charts.open(UUID.fromString(organization))))
                .isInstanceOf(PatientNotFound.class);
    }

    @Test
    void an_export_leaves_an_event_with_it_and_a_refused_one_does_too() throws Exception {
        ReceiveHisExport receive = EMR.bean(ReceiveHisExport.class);
        UUID id = EMR.as(Callers.his(Callers.PROVINCIAL), () -> receive.receive("a.xml", nothing()));
        assertThatThrownBy(() -> EMR.as(Callers.auditor(), () -> receive.receive("a.xml", nothing())))
                .isInstanceOf(HisExportRefused.class);
        assertThat(events())
                .containsExactly(
                        "HIS_EXPORT_RECEIVED done his-24X09 24X09 - NONE -",
                        "HIS_EXPORT_RECEIVED refused auditor - - NONE -");
        FollowHisExport follow = EMR.bean(FollowHisExport.class);
        assertThatThrownBy(() -> EMR.as(Callers.his(Callers.SON_DONG), () -> follow.find(id)))
                .isInstanceOf(HisExportNotFound.class);
        HisExportView view = EMR.as(Callers.his(Callers.PROVINCIAL), () -> follow.find(id));
        assertThat(view.ended()).isFalse();
        assertThat(EMR.as(Callers.his(Callers.PROVINCIAL), () -> follow.recent(10)))
                .isNotEmpty();
    }

    @Test
    void a_report_that_is_read_leaves_an_event() throws Exception {
        UUID id = EMR.as(
                Callers.his(Callers.PROVINCIAL),
                () -> EMR.bean(ReceiveHisExport.class).receive("a.xml", nothing()));
        EMR.database().tamper("update emr.his_export set state = 3, report = '{}' where id = '" + id + "'");
        HisExportView view = EMR.as(
                Callers.his(Callers.PROVINCIAL),
                () -> EMR.bean(FollowHisExport.class).find(id));
        assertThat(view.report()).isEqualTo("{}");
        assertThat(events()).last().isEqualTo("HIS_REPORT_READ done his-24X09 24X09 - NONE -");
    }

    @Test
    void an_endpoint_lets_in_whom_its_permit_names_and_records_whom_it_refuses() throws Exception {
        PermitCheck check = EMR.bean(PermitCheck.class);
        EMR.as(DOCTOR, () -> {
            check.check(Endpoints.class.getDeclaredMethod("chart"));
            return null;
        });
        assertThat(countEvents()).isZero();
        assertRefused(check, Callers.auditor(), "chart");
        assertRefused(check, DOCTOR, "forgotten");
        assertRefused(check, null, "chart");
        assertThat(EMR.database()
                        .strings("select account || ' ' || about || ' ' || detail from audit.event order by key"))
                .containsExactly(
                        "auditor Endpoints.chart READ_CHART",
                        "doctor Endpoints.forgotten no permit",
                        "- Endpoints.chart READ_CHART");
    }

    private static void assertRefused(PermitCheck check, @Nullable Caller caller, String method) {
        assertThatThrownBy(() -> EMR.as(caller, () -> {
                    check.check(Endpoints.class.getDeclaredMethod(method));
                    return null;
                }))
                .isInstanceOf(NotPermitted.class);
    }

    private static final class Endpoints {

        @Permits(value = Permission.READ_CHART, audit = AuditEventType.CHART_READ)
        @SuppressWarnings("UnusedMethod") // found by its name
        void chart() {}

        @SuppressWarnings("UnusedMethod")
        void forgotten() {}
    }

    private static ByteArrayInputStream nothing() {
        return new ByteArrayInputStream(new byte[] {'x'});
    }

    private static int countEvents() {
        try {
            return EMR.database().count("select count(*) from audit.event");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The events as the auditor sees them, oldest first. */
    private List<String> events() throws Exception {
        return EMR.as(Callers.auditor(), () -> search.find(EVERYTHING, 20)).stream()
                .sorted((a, b) -> Long.compare(a.key(), b.key()))
                .map(AuditDbTest::sentence)
                .toList();
    }

    private static String sentence(AuditRow e) {
        return String.join(
                " ",
                e.type().name(),
                e.refused() ? "refused" : "done",
                e.account(),
                e.facility() == null ? "-" : e.facility(),
                e.patient() == null ? "-" : e.patient().toString(),
                e.basis().name(),
                e.count() == null ? "-" : e.count().toString());
    }
}
