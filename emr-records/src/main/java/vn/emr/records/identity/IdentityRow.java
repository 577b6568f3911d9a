package vn.emr.records.identity;

import java.util.Optional;
import vn.emr.audit.identity.StewardIdentity;
import vn.emr.domain.patient.IdentityFinding;
import vn.emr.domain.patient.IdentityTask;

/**
 * A question on the list.
 *
 * @param task the question
 * @param patient whom it is about; empty when the facility may no longer read it
 * @param other who may be meant; empty when that one is of another facility
 */
public record IdentityRow(IdentityTask task, Optional<PersonCard> patient, Optional<PersonCard> other) {

    static IdentityRow of(StewardIdentity.Question question) {
        return new IdentityRow(question.task(), PersonCard.of(question.patient()), PersonCard.of(question.other()));
    }

    /** Key of what the rule asks. */
    public String rule() {
        return "identity.rule." + task.rule().substring(task.rule().indexOf('.') + 1);
    }

    /** Key of why nobody stands beside the patient. */
    public String nobody() {
        return task.rule().equals(IdentityFinding.SECOND) ? "identity.second.none" : "identity.elsewhere";
    }

    /** Who decided it; empty when a later number did. */
    public String by() {
        String account = task.decidedBy();
        return account == null ? "" : ", " + account;
    }

    /** Key of what was decided; empty while it waits. */
    public String decision() {
        IdentityTask.Decision decision = task.decision();
        return decision == null ? "" : "identity.decision." + decision.name();
    }
}
