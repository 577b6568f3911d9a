package vn.emr.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import vn.emr.domain.access.AccessPolicy;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;

/** Asks before anything about a patient is read or written whether the caller may, and records a refusal. */
@ApplicationScoped
public class PatientAccess {

    @Inject
    CurrentCaller caller;

    @Inject
    AccessPolicy policy;

    @Inject
    Entries entries;

    @Inject
    AuditTrail trail;

    /**
     * The ground on which the caller works with this patient.
     *
     * @param act what the caller wants to do: the event that a refusal leaves
     * @throws PatientNotFound when there is no such patient for this caller; recorded as refused
     */
    public LegalBasis require(UUID patient, AuditEventType act) {
        return entries.current(patient)
                .filter(r -> r.type().equals("Patient"))
                .map(StoredResource::facility)
                .flatMap(custodian -> policy.basisToRead(caller.get(), patient, custodian))
                .orElseThrow(() -> {
                    trail.recordRefusal(AuditRecord.aboutPatient(act, patient, LegalBasis.NONE));
                    return new PatientNotFound();
                });
    }
}
