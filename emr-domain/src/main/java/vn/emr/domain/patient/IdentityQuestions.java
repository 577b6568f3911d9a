package vn.emr.domain.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.Sql;

/** Asks the steward, once for each number of a patient, and closes what a later number answers. */
@ApplicationScoped
class IdentityQuestions {

    @Inject
    Clock clock;

    @Inject
    Sql sql;

    @Inject
    Event<QuestionAnswered> events;

    /** Asks, unless it waits already or a steward has decided it for this number. */
    void ask(IdentityFinding finding, UUID patient, PatientDraft draft) {
        int system = finding.system().code();
        String number = draft.verifiedNumber().orElse(null);
        sql.change(
                "insert into emr.identity_task (id, facility, patient, other, rule, system, number, opened)"
                        + " select ?, f.key, ?, (select n.patient from emr.person_number n where n.system = ?"
                        + " and n.value = ? and n.state = 1 and n.facility = f.key),"
                        + " ?, ?, ?, now() from emr.facility f where f.code = ?"
                        + " and not exists (select from emr.identity_task t where t.patient = ? and t.rule = ?"
                        + " and t.system = ? and (t.closed is null or t.number = ? and t.decision <> ?))",
                Ids.next(clock),
                patient,
                system,
                number,
                finding.rule(),
                system,
                number,
                draft.facility(),
                patient,
                finding.rule(),
                system,
                number,
                IdentityTask.Decision.ANSWERED.code());
    }

    /**
     * Closes what is asked about a citizen number of the patient that the patient no longer states, or states without
     * anything odd about it.
     *
     * @param findings what is odd about the number that the draft states
     */
    void answered(UUID patient, PatientDraft draft, List<IdentityFinding> findings) {
        String rule = findings.stream().map(IdentityFinding::rule).findFirst().orElse("");
        draft.verifiedNumber().ifPresent(number -> close(patient, rule, number));
    }

    private void close(UUID patient, String rule, String number) {
        sql.all(
                        "update emr.identity_task set closed = now(), decision = ? where patient = ? and system = 1"
                                + " and closed is null and (rule <> ? or number <> ?) returning id",
                        row -> row.getObject(1, UUID.class),
                        IdentityTask.Decision.ANSWERED.code(),
                        patient,
                        rule,
                        number)
                .forEach(id -> events.fire(new QuestionAnswered(id)));
    }
}
