package vn.emr.audit.access;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.domain.access.AccessPolicy;
import vn.emr.domain.access.Act;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.PatientGrants;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.patient.PatientNotFound;

/** Asks why a former patient's record is opened, where the system can't know. */
@UseCase
public class SayWhy {

    /** A visit: the HIS exports it when it is over. */
    private static final Duration VISIT = Duration.ofHours(24);

    @Inject
    Clock clock;

    @Inject
    CurrentCaller caller;

    @Inject
    AccessPolicy policy;

    @Inject
    PatientGrants grants;

    @Inject
    AuditTrail trail;

    /**
     * Makes sure that there is something to ask.
     *
     * @throws PatientNotFound when there is no such patient for this caller, or the record is open anyway
     */
    public void require(UUID patient) {
        if (!policy.asks(caller.get(), patient, Act.READ)) {
            trail.recordRefusal(AuditRecord.aboutPatient(AuditEventType.TREATMENT_DECLARED, patient, LegalBasis.NONE));
            throw new PatientNotFound();
        }
    }

    /** The patient is here now: opens the record to this person for the visit. */
    public void isHere(UUID patient) {
        require(patient);
        Instant now = clock.instant();
        UUID id = Ids.next(clock);
        grants.give(
                id,
                LegalBasis.TREATING_FACILITY,
                patient,
                null,
                PatientGrants.Reader.person(caller.get().account()),
                now,
                now.plus(VISIT),
                false);
        trail.record(new AuditRecord(
                AuditEventType.TREATMENT_DECLARED, patient, LegalBasis.TREATING_FACILITY, null, id.toString(), null));
    }
}
