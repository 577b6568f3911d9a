package vn.emr.audit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.emr.audit.OpenChart;
import vn.emr.audit.PatientSearch;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.patient.PatientHit;
import vn.emr.domain.store.Entries;
import vn.emr.domain.testing.Callers;
import vn.emr.domain.testing.EmrFixture;
import vn.emr.domain.testing.TestPatient;

/** Connections are shared: nobody sees with the eyes of whoever had the connection before. */
class MixedCallersDbTest {

    @RegisterExtension
    static final EmrFixture EMR = new EmrFixture();

    private static final int CALLS = 1000;
    private static final int CONNECTIONS = 2;
    private static final String NAME = "Phạm Văn Chung";

    private static final Map<String, UUID> PATIENTS = new LinkedHashMap<>();

    private final OpenChart charts = EMR.bean(OpenChart.class);
    private final PatientSearch search = EMR.bean(PatientSearch.class);
    private final Set<Integer> backends = ConcurrentHashMap.newKeySet();

    /**
     * One call.
     *
     * @param who calls; null: nobody
     * @param patient whom the caller asks for
     * @param own the patient of the caller's facility; null when the caller has none
     */
    private record Call(
            @Nullable Caller who, UUID patient, @Nullable UUID own) {

        boolean ours() {
            return patient.equals(own);
        }
    }

    /** The set-up's own connection is idle when the callers come. */
    @BeforeAll
    static void onePatientOfTheSameNameInEachFacility() throws Exception {
        List<String> hosted = EMR.inTransaction(
                Callers.importer(Callers.PROVINCIAL),
                () -> EMR.bean(Facilities.class).all().stream()
                        .filter(Facility::hosted)
                        .map(Facility::code)
                        .filter(code -> !code.equals("-"))
                        .sorted()
                        .toList());
        assertThat(hosted).hasSize(17);
        for (String facility : hosted) {
            PATIENTS.put(
                    facility,
                    TestPatient.called(NAME).at(facility).registeredBy(EMR).patient());
        }
    }

    @Test
    void a_thousand_mixed_callers_over_two_connections_each_see_their_own_and_nothing_else() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<String>> work = new ArrayList<>();
            calls().forEach(call -> work.add(() -> answer(call)));
            Set<String> wrong = new TreeSet<>();
            for (Future<String> answer : pool.invokeAll(work)) {
                wrong.add(answer.get());
            }
            assertThat(wrong).containsExactly("");
        } finally {
            pool.shutdownNow();
        }
        assertThat(backends.size()).isBetween(1, CONNECTIONS);
    }

    private static List<Call> calls() {
        Random random = new Random(20261126);
        List<String> facilities = List.copyOf(PATIENTS.keySet());
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String own = facilities.get(random.nextInt(facilities.size()));
            String of = random.nextBoolean() ? own : facilities.get(random.nextInt(facilities.size()));
            Caller who = caller(random.nextInt(7), own);
            calls.add(new Call(
                    who,
                    Objects.requireNonNull(PATIENTS.get(of)),
                    who == null || who.facility() == null ? null : PATIENTS.get(own)));
        }
        return calls;
    }

    /** What went wrong; empty when nothing did. */
    private String answer(Call call) throws Exception {
        boolean there = EMR.inTransaction(call.who(), () -> {
            backends.add(EMR.backend());
            return EMR.bean(Entries.class).current(call.patient()).isPresent();
        });
        if (there != call.ours()) {
            return call.who() + (there ? " sees a row of another facility" : " doesn't see a row of the own");
        }
        Caller who = call.who();
        if (who == null) {
            return "";
        }
        // A refusal is recorded on a connection of its own, so here only those open who may.
        if (call.ours() && Permission.FIND_PATIENT.isHeldBy(who)) {
            EMR.as(who, () -> charts.open(call.patient()));
        }
        List<UUID> found = EMR.as(who, () -> search.find(NAME)).hits().stream()
                .map(PatientHit::patient)
                .toList();
        return found.equals(call.own() == null ? List.of() : List.of(call.own())) ? "" : who + " finds " + found;
    }

    private static @Nullable Caller caller(int kind, String facility) {
        return switch (kind) {
            case 0 -> null;
            case 1 -> Callers.auditor();
            case 2 -> Callers.healthDepartment();
            case 3 -> Callers.privacyOfficer(facility);
            case 4 -> Callers.nurse(facility);
            case 5 -> Callers.recordsOfficer(facility);
            default -> Callers.doctor(facility);
        };
    }
}
