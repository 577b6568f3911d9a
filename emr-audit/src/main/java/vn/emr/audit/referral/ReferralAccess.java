package vn.emr.audit.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.PatientAccess;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.referral.Referral;

/** Who the caller is to a patient, and what is written down of it. */
@ApplicationScoped
class ReferralAccess {

    @Inject
    CurrentCaller caller;

    @Inject
    PatientAccess patients;

    @Inject
    Facilities facilities;

    @Inject
    AuditTrail trail;

    /**
     * The ground on which the caller works with this patient.
     *
     * @throws PatientNotFound when there is none; recorded as refused
     */
    LegalBasis basis(UUID patient, AuditEventType type) {
        return patients.require(patient, type);
    }

    /** The ground on which a patient of whom nobody asked may be shown; empty when there is none. */
    Optional<LegalBasis> offered(UUID patient, AuditEventType type) {
        return patients.offered(patient, type);
    }

    /** The caller's facility. */
    Facility own() {
        String code = caller.get().facility();
        return facilities.find(code == null ? "" : code).orElseThrow(PatientNotFound::new);
    }

    void record(AuditEventType type, Referral referral, LegalBasis basis) {
        trail.record(new AuditRecord(
                type,
                referral.patient(),
                basis,
                null,
                referral.id().toString(),
                referral.state().taskStatus()));
    }
}
