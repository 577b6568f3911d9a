package vn.emr.audit;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.access.AccessPolicy;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;

/** Opens a patient's chart: decides whether the caller may, and records that it was read before it is shown. */
@UseCase
public class OpenChart {

    @Inject
    Entries entries;

    @Inject
    AccessPolicy policy;

    @Inject
    CurrentCaller caller;

    @Inject
    AuditTrail trail;

    /**
     * Everything that stands in the patient's record now.
     *
     * @throws PatientNotFound when there is no such patient for this caller; recorded as refused
     */
    public PatientChart open(UUID patient) {
        Optional<LegalBasis> basis = entries.current(patient)
                .filter(r -> r.type().equals("Patient"))
                .map(StoredResource::facility)
                .flatMap(custodian -> policy.basisToRead(caller.get(), patient, custodian));
        if (basis.isEmpty()) {
            trail.recordRefusal(AuditRecord.aboutPatient(AuditEventType.CHART_READ, patient, LegalBasis.NONE));
            throw new PatientNotFound();
        }
        PatientChart chart = new PatientChart(patient, entries.compartment(patient));
        trail.record(AuditRecord.aboutPatient(AuditEventType.CHART_READ, patient, basis.get())
                .counting(chart.resources().size()));
        return chart;
    }
}
