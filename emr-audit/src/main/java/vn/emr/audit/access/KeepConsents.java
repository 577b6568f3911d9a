package vn.emr.audit.access;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final List<LegalBasis> SHARING =
            List.of(LegalBasis.EMERGENCY_OVERRIDE, LegalBasis.LEGAL_REQUEST, LegalBasis.CONSENT);

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

    /**
     * A patient whom the caller may read.
     *
     * @param patient the Patient
     * @param basis why
     */
    public record Shared(StoredResource patient, LegalBasis basis) {}

    /** Patients whom the caller may read by a consent, an authority's request or an emergency; those first whose right ends first. */
    public List<Shared> sharedWithUs() {
        Map<UUID, LegalBasis> grounds = new LinkedHashMap<>();
        for (LegalBasis basis : SHARING) {
            grants.openedTo(caller.get(), basis).forEach(p -> grounds.putIfAbsent(p, basis));
        }
        Map<UUID, StoredResource> found = entries.current(grounds.keySet());
        List<Shared> shared = new ArrayList<>();
        grounds.forEach((patient, basis) ->
                Optional.ofNullable(found.get(patient)).ifPresent(p -> shared.add(new Shared(p, basis))));
        trail.record(
                AuditRecord.of(AuditEventType.REGISTER_READ, "shared", null).counting(shared.size()));
        return shared;
    }
}
