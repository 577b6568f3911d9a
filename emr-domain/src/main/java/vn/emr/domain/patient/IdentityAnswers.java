package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.access.NodeWork;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Log;
import vn.emr.domain.store.LogBatch;

/**
 * Puts into effect what a steward says of a number of the own facility's patient, and takes it back. Only that patient's
 * link and the numbers change: nobody is merged, and nobody may read more of another facility's patients than before. Runs
 * in the transaction of the use case around it, the node itself does it.
 */
@ApplicationScoped
public class IdentityAnswers {

    private static final String WORKER = "steward";

    @Inject
    NodeWork node;

    @Inject
    Log log;

    @Inject
    Entries entries;

    @Inject
    PersonLinks links;

    @Inject
    PersonNumbers numbers;

    /**
     * What was changed, for taking it back.
     *
     * @param person Person that the patient was linked to before
     * @param released number that was taken from that Person; null when none was
     */
    public record Change(UUID person, @Nullable String released) {}

    /**
     * The number is the patient's. If somebody has it, the patient is linked to that person; if nobody has, the patient's
     * person gets it in place of the one before. A number that nobody states any more is released.
     *
     * @param facility code of the steward's facility
     * @throws IdentityRefused when things are no longer as they were asked about, the number is somebody else's, or a patient
     *     of another facility stands behind the person whose number would change
     */
    public Change take(IdentityTask task, String facility) {
        return node.run(WORKER, facility, () -> {
            LogBatch batch = log.begin();
            Change change = take(task, facility, batch);
            batch.write();
            return change;
        });
    }

    private Change take(IdentityTask task, String facility, LogBatch batch) {
        String number = number(task);
        UUID before = person(task.patient());
        Optional<UUID> holder = holder(number);
        links.lock(before, holder.orElse(before));
        PatientDraft draft = draft(task.patient(), facility);
        boolean asAsked = person(task.patient()).equals(before)
                && holder(number).equals(holder)
                && holder.filter(before::equals).isEmpty()
                && draft.verifiedNumber().filter(number::equals).isPresent();
        if (!asAsked) {
            throw IdentityRefused.changed();
        }
        return holder.isPresent()
                ? link(task.patient(), before, owner(number).orElseThrow(), draft, batch)
                : replace(before, number, facility, batch);
    }

    private Change link(UUID patient, UUID before, PersonNumbers.Owner owner, PatientDraft draft, LogBatch batch) {
        if (!owner.canBe(draft)) {
            throw IdentityRefused.taken();
        }
        links.link(owner.person(), patient, draft, false, batch);
        boolean left = links.patients(before).isEmpty();
        Optional<String> released = left ? numbers.held(before) : Optional.empty();
        if (left) {
            released.ifPresent(n -> numbers.release(before, n));
            numbers.move(patient, before, owner.person());
        }
        links.unlink(before, patient, numbers.held(before).orElse(null), batch);
        return new Change(before, released.orElse(null));
    }

    private Change replace(UUID person, String number, String facility, LogBatch batch) {
        refuseForOthers(person, facility);
        Optional<String> released = numbers.held(person);
        released.ifPresent(n -> numbers.release(person, n));
        numbers.verify(person, number);
        links.identify(person, number, batch);
        return new Change(person, released.orElse(null));
    }

    /**
     * Takes back what the answer changed.
     *
     * @param facility code of the steward's facility
     * @throws IdentityRefused when somebody has the released number by now, or what was changed has changed again
     */
    public void takeBack(IdentityTask task, String facility) {
        node.run(WORKER, facility, () -> {
            takeBack(task, facility, log.begin());
            return task;
        });
    }

    private void takeBack(IdentityTask task, String facility, LogBatch batch) {
        UUID now = person(task.patient());
        UUID before = Objects.requireNonNull(task.person(), "the answer changed nothing");
        links.lock(now, before);
        boolean asAnswered = person(task.patient()).equals(now)
                && holder(number(task)).filter(now::equals).isPresent();
        String released = task.released();
        if (!asAnswered || (released != null && owner(released).isPresent())) {
            throw IdentityRefused.changed();
        }
        if (now.equals(before)) {
            refuseForOthers(now, facility);
            numbers.putBeside(now, number(task));
        } else {
            linkBack(task.patient(), now, before, facility, batch);
        }
        if (released != null) {
            numbers.giveBack(before, released);
        }
        batch.write();
        links.identify(before, numbers.held(before).orElse(null), batch);
        batch.write();
    }

    private void linkBack(UUID patient, UUID now, UUID before, String facility, LogBatch batch) {
        if (links.patients(before).isEmpty()) {
            numbers.move(patient, now, before);
        }
        links.unlink(now, patient, numbers.held(now).orElse(null), batch);
        links.link(before, patient, draft(patient, facility), false, batch);
    }

    private void refuseForOthers(UUID person, String facility) {
        if (links.patients(person).size() != links.patients(person, facility).size()) {
            throw IdentityRefused.elsewhere();
        }
    }

    private static String number(IdentityTask task) {
        return Optional.ofNullable(task.number()).orElseThrow(IdentityRefused::unfit);
    }

    private UUID person(UUID patient) {
        return links.of(patient).orElseThrow(IdentityRefused::changed).person();
    }

    private Optional<UUID> holder(String number) {
        return owner(number).map(PersonNumbers.Owner::person);
    }

    private Optional<PersonNumbers.Owner> owner(String number) {
        return numbers.owner(PersonNumbers.Kind.CITIZEN, number);
    }

    private PatientDraft draft(UUID patient, String facility) {
        return PatientDraft.received(
                facility, entries.current(patient).orElseThrow().content(), List.of());
    }
}
