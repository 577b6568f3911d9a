package vn.emr.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;

class AuditSearchDbTest {

    private static final UUID PATIENT = UUID.fromString("0193f0c4-0000-7000-8000-000000000001");
    private static final AuditFilter ALL = filter(null, null, null, null, null, null);

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private final AuditSearch search = EMR.bean(AuditSearch.class);

    @BeforeAll
    static void events() throws Exception {
        record(
                Callers.doctor(Callers.PROVINCIAL),
                AuditRecord.aboutPatient(AuditEventType.CHART_READ, PATIENT, LegalBasis.TREATING_FACILITY)
                        .counting(3));
        record(Callers.doctor(Callers.SON_DONG), AuditRecord.of(AuditEventType.SIGN_OUT, "about", "detail"));
        EMR.as(Callers.doctor(Callers.SON_DONG), () -> {
            EMR.bean(AuditTrail.class)
                    .recordRefusal(AuditRecord.aboutPatient(AuditEventType.CHART_READ, PATIENT, LegalBasis.NONE));
            return PATIENT;
        });
    }

    @Test
    void shows_who_saw_this_patient_newest_first_refusals_too() throws Exception {
        List<AuditRow> rows = find(filter(null, PATIENT, AuditEventType.CHART_READ, null, null, null), 10);
        assertThat(rows).extracting(AuditRow::refused).containsExactly(true, false);
        assertThat(rows).extracting(AuditRow::facility).containsExactly(Callers.SON_DONG, Callers.PROVINCIAL);
        AuditRow read = rows.get(1);
        assertThat(read.account()).isEqualTo("doctor");
        assertThat(read.patient()).isEqualTo(PATIENT);
        assertThat(read.basis()).isEqualTo(LegalBasis.TREATING_FACILITY);
        assertThat(read.count()).isEqualTo(3);
        assertThat(read.at()).isBetween(Instant.now().minus(5, ChronoUnit.MINUTES), Instant.now());
    }

    @Test
    void gives_back_what_an_event_was_about_and_leaves_open_what_it_has_not() throws Exception {
        AuditRow row = find(filter("doctor", null, AuditEventType.SIGN_OUT, null, null, null), 10)
                .get(0);
        assertThat(row.about()).isEqualTo("about");
        assertThat(row.detail()).isEqualTo("detail");
        assertThat(row.patient()).isNull();
        assertThat(row.count()).isNull();
    }

    @Test
    void filters_by_time_from_inclusive_until_exclusive() throws Exception {
        Instant at = find(filter(null, null, AuditEventType.SIGN_OUT, null, null, null), 1)
                .get(0)
                .at();
        Instant after = at.plusMillis(1);
        assertThat(find(filter(null, null, AuditEventType.SIGN_OUT, at, after, null), 10))
                .hasSize(1);
        assertThat(find(filter(null, null, AuditEventType.SIGN_OUT, null, at, null), 10))
                .isEmpty();
        assertThat(find(filter(null, null, AuditEventType.SIGN_OUT, after, null, null), 10))
                .isEmpty();
    }

    @Test
    void pages_by_key_without_a_gap_or_an_overlap() throws Exception {
        List<AuditRow> both = find(filter(null, PATIENT, AuditEventType.CHART_READ, null, null, null), 10);
        List<AuditRow> first = find(filter(null, PATIENT, AuditEventType.CHART_READ, null, null, null), 1);
        Long last = first.get(0).key();
        List<AuditRow> second = find(filter(null, PATIENT, AuditEventType.CHART_READ, null, null, last), 1);
        assertThat(first).containsExactly(both.get(0));
        assertThat(second).containsExactly(both.get(1));
    }

    @Test
    void asking_is_recorded_too() throws Exception {
        find(filter(null, PATIENT, null, null, null, null), 10);
        AuditRow asked = find(ALL, 1).get(0);
        assertThat(asked.type()).isEqualTo(AuditEventType.AUDIT_READ);
        assertThat(asked.account()).isEqualTo("auditor");
        assertThat(asked.patient()).isEqualTo(PATIENT);
    }

    @Test
    void a_facilitys_people_see_their_own_facilitys_events_only() throws Exception {
        Caller doctor = Callers.doctor(Callers.SON_DONG);
        List<AuditRow> rows = EMR.as(doctor, () -> search.find(ALL, 100));
        assertThat(rows).isNotEmpty().allMatch(r -> Callers.SON_DONG.equals(r.facility()));
    }

    @Test
    void filters_by_facility_and_by_outcome() throws Exception {
        assertThat(find(at(Callers.SON_DONG, true), 10))
                .isNotEmpty()
                .allMatch(r -> r.refused() && Callers.SON_DONG.equals(r.facility()));
        assertThat(find(at(Callers.PROVINCIAL, false), 10))
                .isNotEmpty()
                .allMatch(r -> !r.refused() && Callers.PROVINCIAL.equals(r.facility()));
        assertThat(find(at(AuditFilter.NO_FACILITY, false), 10)).isNotEmpty().allMatch(r -> r.facility() == null);
    }

    @Test
    void an_export_gives_every_event_once_whatever_the_batches_and_is_recorded_with_their_number() throws Exception {
        int many = 4_321;
        flood("flood", many);
        List<Long> keys = new ArrayList<>();
        AuditFilter filter = filter("flood", null, null, null, null, null);
        EMR.as(Callers.auditor(), () -> {
            search.export(filter, r -> keys.add(r.key()));
            return null;
        });
        assertThat(keys).hasSize(many).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        AuditRow exported = find(filter(null, null, AuditEventType.AUDIT_EXPORTED, null, null, null), 1)
                .get(0);
        assertThat(exported.count()).isEqualTo(many);
        assertThat(exported.about()).isEqualTo("flood");
        assertThat(exported.detail()).isEqualTo("csv");
        assertThat(exported.refused()).isFalse();
    }

    @Test
    void an_export_that_would_have_to_be_cut_is_refused_and_the_refusal_recorded() throws Exception {
        flood("torrent", AuditSearch.EXPORT_LIMIT + 1);
        AuditFilter filter = filter("torrent", null, null, null, null, null);
        assertThatThrownBy(() -> EMR.as(Callers.auditor(), () -> {
                    search.export(filter, r -> {});
                    return null;
                }))
                .isInstanceOf(AuditExportRefused.class);
        AuditRow refused = find(filter(null, null, AuditEventType.AUDIT_EXPORTED, null, null, null), 1)
                .get(0);
        assertThat(refused.refused()).isTrue();
        assertThat(refused.about()).isEqualTo("torrent");
        assertThat(refused.detail()).isEqualTo("audit.too-many");
    }

    private static void flood(String account, int events) throws Exception {
        EMR.database()
                .tamper("insert into audit.event (at, type, outcome, caller_kind, basis, account)"
                        + " select now(), 2, 0, 0, 0, '" + account + "' from generate_series(1, " + events + ")");
    }

    private static AuditFilter at(String facility, boolean refused) {
        return new AuditFilter(null, null, null, facility, refused, null, null, null);
    }

    private List<AuditRow> find(AuditFilter filter, int limit) throws Exception {
        return EMR.as(Callers.auditor(), () -> search.find(filter, limit));
    }

    private static void record(Caller caller, AuditRecord event) throws Exception {
        EMR.inTransaction(caller, () -> {
            EMR.bean(AuditTrail.class).record(event);
            return event;
        });
    }

    private static AuditFilter filter(
            @Nullable String account,
            @Nullable UUID patient,
            @Nullable AuditEventType type,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Long beforeKey) {
        return new AuditFilter(account, patient, type, null, null, from, until, beforeKey);
    }
}
