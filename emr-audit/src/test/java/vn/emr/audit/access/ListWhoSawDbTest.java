package vn.emr.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.OpenChart;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;

/** The patient's own list holds everyone who saw the record, of every facility, and nobody's name. */
class ListWhoSawDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final Caller OFFICER = Callers.recordsOfficer(Callers.PROVINCIAL);
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private final Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);

    private final ListWhoSaw list = EMR.bean(ListWhoSaw.class);
    private final OpenChart charts = EMR.bean(OpenChart.class);
    private final BreakGlass glass = EMR.bean(BreakGlass.class);

    private static UUID patient(String citizen) throws Exception {
        return TestPatient.called("Hoàng Thị Ai")
                .citizen(citizen)
                .bornOn("1980-12-31")
                .registeredBy(EMR)
                .patient();
    }

    private void read(Caller who, UUID patient) throws Exception {
        EMR.as(who, () -> charts.open(patient));
    }

    private ListWhoSaw.Whole list(Caller who, UUID patient) throws Exception {
        return EMR.as(who, () -> list.of(patient, FROM, tomorrow));
    }

    private static void event(UUID patient, String at, int type, int outcome, int kind, String account)
            throws Exception {
        EMR.database()
                .tamper("insert into audit.event (at, patient, type, outcome, caller_kind, basis, account)"
                        + " values ('" + at + "', '" + patient + "', " + type + ", " + outcome + ", " + kind + ", 1, '"
                        + account + "')");
    }

    @Test
    void the_same_person_on_the_same_day_is_one_row_with_a_count_and_two_people_are_two() throws Exception {
        UUID patient = patient("024080000020");
        read(Callers.doctor(Callers.PROVINCIAL), patient);
        read(Callers.doctor(Callers.PROVINCIAL), patient);
        read(Callers.doctor(Callers.PROVINCIAL), patient);
        read(Callers.secondDoctor(Callers.PROVINCIAL), patient);
        List<ListWhoSaw.Look> looks = list(OFFICER, patient).looks().stream()
                .filter(l -> l.type() == AuditEventType.CHART_READ)
                .toList();
        assertThat(looks).extracting(ListWhoSaw.Look::times).containsExactlyInAnyOrder(3, 1);
        assertThat(looks).allSatisfy(l -> {
            assertThat(l.facility()).isEqualTo(Callers.PROVINCIAL);
            assertThat(l.role()).isEqualTo(Role.DOCTOR);
            assertThat(l.purpose()).isEqualTo(Purpose.TREAT);
            assertThat(l.basis()).isEqualTo(LegalBasis.TREATING_FACILITY);
            assertThat(l.first()).isBeforeOrEqualTo(l.last());
        });
    }

    @Test
    void days_are_vietnamese_and_the_period_has_two_ends() throws Exception {
        UUID patient = patient("024080000021");
        event(patient, "2025-01-01T16:59:59Z", 11, 0, 0, "a"); // 23:59:59 in Vietnam
        event(patient, "2025-01-01T17:00:00Z", 11, 0, 0, "a");
        event(patient, "2025-01-02T16:59:59Z", 11, 0, 0, "a");
        event(patient, "2025-01-02T17:00:00Z", 11, 0, 0, "a");
        Instant from = Instant.parse("2025-01-01T16:59:59Z");
        Instant until = Instant.parse("2025-01-02T17:00:00Z");
        ListWhoSaw.Whole whole = EMR.as(OFFICER, () -> list.of(patient, from, until));
        assertThat(whole.looks()).extracting(ListWhoSaw.Look::times).containsExactly(2, 1);
        assertThat(whole.times()).isEqualTo(3);
    }

    @Test
    void who_read_at_another_facility_in_an_emergency_is_in_it() throws Exception {
        UUID patient = patient("024080000022");
        Caller elsewhere = Callers.doctor(Callers.SON_DONG);
        EMR.as(elsewhere, () -> glass.byNumber("024080000022", "Bất tỉnh, không người nhà"));
        read(elsewhere, patient);
        assertThat(list(OFFICER, patient).looks())
                .filteredOn(l -> Callers.SON_DONG.equals(l.facility()))
                .extracting(ListWhoSaw.Look::type)
                .containsExactlyInAnyOrder(AuditEventType.OVERRIDE_OPENED, AuditEventType.CHART_READ);
    }

    @Test
    void machines_looks_at_the_log_and_refusals_are_no_rows_and_refusals_are_counted() throws Exception {
        UUID patient = patient("024080000023");
        int before = list(OFFICER, patient).refused();
        event(patient, "2025-01-01T00:00:00Z", 21, 0, 2, "system:his-import");
        event(patient, "2025-01-01T00:00:00Z", 30, 0, 0, "auditor");
        event(patient, "2025-01-01T00:00:00Z", 80, 0, 0, "auditor");
        event(patient, "2025-01-01T00:00:00Z", 11, 1, 0, "curious");
        ListWhoSaw.Whole whole = list(OFFICER, patient);
        assertThat(whole.looks())
                .extracting(ListWhoSaw.Look::type)
                .doesNotContain(AuditEventType.HIS_IMPORTED, AuditEventType.AUDIT_READ, AuditEventType.AUDIT_EXPORTED);
        assertThat(whole.looks())
                .filteredOn(l -> l.type() == AuditEventType.CHART_READ)
                .isEmpty();
        assertThat(whole.refused()).isEqualTo(before + 1);
    }

    @Test
    void printing_it_is_recorded_as_the_patients_own_request_whoever_prints_it() throws Exception {
        UUID patient = patient("024080000024");
        list(OFFICER, patient);
        assertThat(last(patient)).isEqualTo("81 0 6 5 " + Role.RECORDS_OFFICER.code());
        list(Callers.privacyOfficer(Callers.PROVINCIAL), patient);
        assertThat(last(patient)).isEqualTo("81 0 6 5 " + Role.PRIVACY_OFFICER.code());
    }

    @Test
    void to_another_facility_there_is_no_such_patient_and_the_attempt_is_recorded() throws Exception {
        UUID patient = patient("024080000025");
        assertThatThrownBy(() -> list(Callers.recordsOfficer(Callers.SON_DONG), patient))
                .isInstanceOf(PatientNotFound.class);
        assertThat(last(patient)).startsWith("81 1 0");
        assertThatThrownBy(() -> list(OFFICER, UUID.randomUUID())).isInstanceOf(PatientNotFound.class);
    }

    @Test
    void a_list_that_would_have_to_be_cut_is_not_made() throws Exception {
        UUID patient = patient("024080000026");
        EMR.database()
                .tamper("insert into audit.event (at, patient, type, outcome, caller_kind, basis, account)"
                        + " select now(), '" + patient + "', 11, 0, 0, 1, 'a' || n from generate_series(1, "
                        + (ListWhoSaw.LIMIT + 1) + ") n");
        assertThatThrownBy(() -> list(OFFICER, patient)).isInstanceOf(AccessListRefused.class);
        assertThat(last(patient)).startsWith("81 1 6");
    }

    /** Type, outcome, basis, purpose and role of the last event about the patient. */
    private static String last(UUID patient) throws Exception {
        return EMR.database()
                .strings("select concat_ws(' ', type, outcome, basis, purpose, role) from audit.event where patient = '"
                        + patient + "' order by key desc limit 1")
                .get(0);
    }
}
