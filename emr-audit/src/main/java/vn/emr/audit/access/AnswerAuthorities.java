package vn.emr.audit.access;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.PatientAccess;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.consent.LegalRequest;
import vn.emr.domain.consent.LegalRequests;

/** The register of authorities' requests. */
@UseCase
public class AnswerAuthorities {

    @Inject
    LegalRequests requests;

    @Inject
    PatientAccess access;

    @Inject
    AuditTrail trail;

    /** The newest of the facility. */
    public List<LegalRequest> newest() {
        List<LegalRequest> found = requests.newest();
        trail.record(AuditRecord.of(AuditEventType.REGISTER_READ, "legal", null).counting(found.size()));
        return found;
    }

    /** Enters one about a patient whom the caller's facility keeps. */
    public UUID enter(UUID patient, LegalRequest.Form form) {
        access.requireKept(patient, AuditEventType.LEGAL_REQUEST_ENTERED);
        UUID id = requests.enter(patient, form);
        trail.record(new AuditRecord(
                AuditEventType.LEGAL_REQUEST_ENTERED, patient, LegalBasis.KEEPING_FACILITY, null, id.toString(), null));
        return id;
    }

    /** Closes one. */
    public void close(UUID id) {
        requests.close(id);
        trail.record(AuditRecord.of(AuditEventType.LEGAL_REQUEST_CLOSED, id.toString(), null));
    }
}
