package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.access.NodeWork;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.store.Appended;
import vn.emr.domain.store.Draft;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.LogBatch;
import vn.emr.domain.store.StreamKind;
import vn.emr.domain.store.StreamRow;
import vn.emr.domain.store.Streams;

/**
 * Knows who is who. A facility's patient is found by its number (MA_BN); the person behind it by a verified citizen
 * number, or by social-insurance number with name and birth date, and by nothing else. Runs in the transaction of the
 * use case around it; who the person behind is, the node itself finds out, because that needs other facilities' patients.
 */
@ApplicationScoped
public class PatientRegistry {

    private static final String WORKER = "registry";

    @Inject
    Clock clock;

    @Inject
    Streams streams;

    @Inject
    Log log;

    @Inject
    Entries entries;

    @Inject
    Persons persons;

    @Inject
    PatientIndex index;

    @Inject
    NodeWork node;

    /** Makes sure that the patient is in the record as the draft says, and tells whose patient it is. */
    public Registered register(PatientDraft draft) {
        LogBatch batch = log.begin();
        Registered registered = register(
                draft,
                batch,
                (patient, findings, appended) -> node.run(WORKER, draft.facility(), () -> {
                    UUID person = persons.behind(patient, draft, findings, appended, batch);
                    batch.write();
                    return person;
                }));
        batch.write();
        return registered;
    }

    /**
     * The same for a worker of the node, which writes more in one go.
     *
     * @param batch holds what is said of the patient until the worker writes it
     */
    public Registered register(PatientDraft draft, LogBatch batch) {
        return register(
                draft,
                batch,
                (patient, findings, appended) -> persons.behind(patient, draft, findings, appended, batch));
    }

    /** Finds out who is behind the patient, and links what isn't linked yet. */
    @FunctionalInterface
    private interface Behind {

        UUID find(UUID patient, List<IdentityFinding> findings, List<Appended> appended);
    }

    private Registered register(PatientDraft draft, LogBatch batch, Behind behind) {
        StreamRow stream = streams.claim(StreamKind.PERSON, draft.facility(), draft.key(), Ids.next(clock));
        UUID patient = stream.subject();
        List<IdentityFinding> findings = new ArrayList<>();
        List<Appended> appended = new ArrayList<>();
        UUID person = behind.find(patient, findings, appended);
        streams.lock(stream);
        appended.addAll(patient(stream, draft, batch));
        return new Registered(patient, person, stream, List.copyOf(appended), List.copyOf(findings));
    }

    private List<Appended> patient(StreamRow stream, PatientDraft draft, LogBatch batch) {
        boolean known = stream.sequence() > 0;
        if (known && entries.says(stream.subject(), draft.patient())) {
            return List.of();
        }
        index.put(stream.subject(), draft);
        return batch.append(stream, List.of(new Draft(stream.subject(), draft.patient(), null, draft.source(), known)));
    }

    /**
     * Links a patient whom another facility has referred to the person behind, and lets the own facility find it.
     *
     * @param patient logical id of the Patient, whose stream stays where it came from
     * @param draft what that Patient says, for the facility that received it
     */
    public List<IdentityFinding> received(UUID patient, PatientDraft draft) {
        List<IdentityFinding> findings = new ArrayList<>();
        LogBatch batch = log.begin();
        persons.behind(patient, draft, findings, new ArrayList<>(), batch);
        batch.write();
        index.put(patient, draft);
        return findings;
    }

    /** Other patients of the facility behind whom the same person is, the first one first. */
    public List<UUID> others(String facility, Registered registered) {
        return persons.patients(registered.person(), facility).stream()
                .filter(p -> !p.equals(registered.patient()))
                .toList();
    }

    /** Whether the patient is in the record under the number that the draft has. */
    public boolean knows(PatientDraft draft) {
        return find(draft.facility(), draft.key()).isPresent();
    }

    /** The patient whom the facility knows by this number. */
    public Optional<UUID> find(String facility, String mrn) {
        return streams.find(StreamKind.PERSON, facility, mrn).map(StreamRow::subject);
    }
}
