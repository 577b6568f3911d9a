package vn.emr.audit.access;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.PatientAccess;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.PatientGrants;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.consent.ConsentForm;
import vn.emr.domain.consent.Consents;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;

/** The consent register: what patients have agreed to, and what others' patients have opened to us. */
@UseCase
public class KeepConsents {

    @Inject
    CurrentCaller caller;

    @Inject
    PatientAccess access;

    @Inject
    Consents consents;

    @Inject
    Facilities facilities;

    @Inject
    PatientGrants grants;

    @Inject
    Entries entries;

    @Inject
    AuditTrail trail;

    /** Enters one. */
    public UUID give(UUID patient, ConsentForm form) {
        LegalBasis basis = access.require(patient, AuditEventType.CONSENT_GIVEN);
        String own = caller.get().facility();
        Facility keeper = facilities.find(own == null ? "" : own).orElseThrow(PatientNotFound::new);
        UUID id = consents.give(patient, keeper, form);
        trail.record(
                new AuditRecord(AuditEventType.CONSENT_GIVEN, patient, basis, null, id.toString(), form.facility()));
        return id;
    }

    /** Withdraws one of this patient. */
    public void withdraw(UUID patient, UUID id) {
        LegalBasis basis = access.require(patient, AuditEventType.CONSENT_WITHDRAWN);
        consents.withdraw(patient, id);
        trail.record(new AuditRecord(AuditEventType.CONSENT_WITHDRAWN, patient, basis, null, id.toString(), null));
    }

    /** Patients of others who have agreed that the caller's facility reads, and those whom authorities' requests open to the caller. */
    public List<StoredResource> sharedWithUs() {
        List<UUID> patients = new ArrayList<>(grants.openedTo(caller.get(), LegalBasis.CONSENT));
        patients.addAll(grants.openedTo(caller.get(), LegalBasis.LEGAL_REQUEST));
        Map<UUID, StoredResource> found = entries.current(patients);
        trail.record(
                AuditRecord.of(AuditEventType.REGISTER_READ, "shared", null).counting(found.size()));
        return patients.stream()
                .distinct()
                .filter(found::containsKey)
                .map(found::get)
                .toList();
    }
}
