package vn.emr.audit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.patient.IdentityTask;
import vn.emr.domain.patient.QuestionAnswered;

/** Records each question about who is who that a later number has answered, in the transaction that closed it. */
@ApplicationScoped
public class AnsweredQuestions {

    @Inject
    AuditTrail trail;

    void answered(@Observes QuestionAnswered question) {
        trail.record(AuditRecord.of(
                AuditEventType.IDENTITY_DECIDED, question.task().toString(), IdentityTask.Decision.ANSWERED.name()));
    }
}
