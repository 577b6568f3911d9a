package vn.emr.audit.identity;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.patient.IdentityAnswers;
import vn.emr.domain.patient.IdentityRefused;
import vn.emr.domain.patient.IdentityTask;
import vn.emr.domain.patient.IdentityTasks;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;

/**
 * Who may be the same person, or has a number that is somebody else's: shown to the facility's steward, who decides. Nobody
 * is merged here; what an answer changes of the own patient's link and number can be taken back.
 */
@UseCase
public class StewardIdentity {

    /** So many are shown of those that wait, and of those that were decided. */
    public static final int SHOWN = 100;

    private static final int LONGEST_NOTE = 500;

    @Inject
    IdentityTasks tasks;

    @Inject
    IdentityAnswers answers;

    @Inject
    Entries entries;

    @Inject
    CurrentCaller caller;

    @Inject
    AuditTrail trail;

    /**
     * A question with the patients that it is about.
     *
     * @param patient current Patient; null when the facility may no longer read it
     * @param other the other one; null when it is of another facility
     */
    public record Question(
            IdentityTask task,
            @Nullable JsonObject patient,
            @Nullable JsonObject other) {}

    /**
     * The questions of the facility.
     *
     * @param waiting the oldest first
     * @param decided the newest first
     * @param allWaiting how many wait, shown or not
     */
    public record Questions(List<Question> waiting, List<Question> decided, int allWaiting) {

        /** Copies the lists. */
        public Questions {
            waiting = List.copyOf(waiting);
            decided = List.copyOf(decided);
        }
    }

    /** Shows them, with who the patients are. */
    public Questions all() {
        List<IdentityTask> waiting = tasks.waiting(SHOWN);
        List<IdentityTask> decided = tasks.decided(SHOWN);
        Map<UUID, StoredResource> patients = entries.current(ids(waiting, decided));
        trail.record(AuditRecord.of(AuditEventType.IDENTITY_TASKS_READ, null, null)
                .counting(waiting.size() + decided.size()));
        return new Questions(questions(waiting, patients), questions(decided, patients), tasks.countWaiting());
    }

    private static Set<UUID> ids(List<IdentityTask> waiting, List<IdentityTask> decided) {
        return Stream.of(waiting, decided)
                .flatMap(Collection::stream)
                .flatMap(t -> Stream.of(t.patient(), t.other()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<Question> questions(List<IdentityTask> tasks, Map<UUID, StoredResource> patients) {
        return tasks.stream()
                .map(t -> new Question(t, content(patients, t.patient()), content(patients, t.other())))
                .toList();
    }

    private static @Nullable JsonObject content(Map<UUID, StoredResource> patients, @Nullable UUID id) {
        StoredResource patient = id == null ? null : patients.get(id);
        return patient == null ? null : patient.content();
    }

    /** How many wait. Leaves no event: it says nothing of anybody. */
    public int waiting() {
        return tasks.countWaiting();
    }

    /**
     * Decides one. An answer that changes links or numbers does that at once.
     *
     * @throws IdentityRefused when it doesn't wait, the answer doesn't belong to it or can't be put into effect, or the note
     *     is too long
     */
    public void decide(UUID id, IdentityTask.Decision decision, String note) {
        String text = note.strip();
        if (text.length() > LONGEST_NOTE) {
            throw IdentityRefused.note();
        }
        IdentityTask task = tasks.find(id).orElseThrow(IdentityRefused::gone);
        if (!tasks.decide(id, decision, caller.get().account(), text)) {
            throw IdentityRefused.gone();
        }
        if (!task.answers().contains(decision)) {
            throw IdentityRefused.unfit();
        }
        if (decision.changes()) {
            tasks.changed(id, answers.take(task, facility()));
            recordChange(task, decision.name());
        }
        trail.record(AuditRecord.of(AuditEventType.IDENTITY_DECIDED, id.toString(), decision.name()));
    }

    /**
     * Lets one that was decided wait again; what the decision changed is put back.
     *
     * @throws IdentityRefused when it waits already, or what it changed can't be put back any more
     */
    public void reopen(UUID id) {
        IdentityTask task = tasks.find(id).orElseThrow(IdentityRefused::gone);
        if (!tasks.reopen(id)) {
            throw IdentityRefused.gone();
        }
        IdentityTask.Decision decision = task.decision();
        if (decision != null && decision.changes()) {
            answers.takeBack(task, facility());
            recordChange(task, "TAKEN_BACK");
        }
        trail.record(AuditRecord.of(AuditEventType.IDENTITY_DECIDED, id.toString(), "REOPENED"));
    }

    private String facility() {
        return Objects.requireNonNull(caller.get().facility(), "a steward is of a facility");
    }

    private void recordChange(IdentityTask task, String what) {
        trail.record(new AuditRecord(
                AuditEventType.IDENTITY_CHANGED,
                task.patient(),
                LegalBasis.NONE,
                null,
                task.id().toString(),
                what));
    }
}
