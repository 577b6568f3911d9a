package vn.emr.audit.access;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.PatientAccess;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.consent.Consents;
import vn.emr.domain.consent.LegalRequest;
import vn.emr.domain.consent.LegalRequests;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;

/** Who else may read a patient of the facility: consents and authorities' requests. */
@UseCase
public class SeeAccess {

    @Inject
    PatientAccess access;

    @Inject
    Entries entries;

    @Inject
    Consents consents;

    @Inject
    LegalRequests requests;

    @Inject
    AuditTrail trail;

    /**
     * Who else may read.
     *
     * @param patient the Patient
     * @param stays the stays that a consent can be limited to, the newest first
     * @param consents what the patient has agreed to
     * @param requests what authorities have asked
     */
    public record Whole(
            StoredResource patient,
            List<StoredResource> stays,
            List<Consents.Entered> consents,
            List<LegalRequest> requests) {}

    /** Everything about this patient. */
    public Whole of(UUID patient) {
        LegalBasis basis = access.requireKept(patient, AuditEventType.REGISTER_READ);
        StoredResource found = entries.current(patient).orElseThrow();
        List<StoredResource> stays = new ArrayList<>(entries.compartment(patient, List.of("Encounter")));
        Collections.reverse(stays);
        Whole whole = new Whole(found, stays, consents.of(patient), requests.of(patient));
        trail.record(new AuditRecord(
                AuditEventType.REGISTER_READ,
                patient,
                basis,
                whole.consents().size() + whole.requests().size(),
                "access",
                null));
        return whole;
    }
}
