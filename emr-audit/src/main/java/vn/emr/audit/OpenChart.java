package vn.emr.audit;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.Gaps;

/** Opens a patient's chart: decides whether the caller may, and records that it was read before it is shown. */
@UseCase
public class OpenChart {

    @Inject
    Entries entries;

    @Inject
    PatientAccess access;

    @Inject
    CurrentCaller caller;

    @Inject
    Gaps gaps;

    @Inject
    AuditTrail trail;

    /**
     * Everything that stands in the patient's record now.
     *
     * @throws PatientNotFound when there is no such patient for this caller; recorded as refused
     */
    public PatientChart open(UUID patient) {
        LegalBasis basis = access.require(patient, AuditEventType.CHART_READ);
        PatientChart chart = read(patient);
        trail.record(AuditRecord.aboutPatient(AuditEventType.CHART_READ, patient, basis)
                .counting(chart.resources().size()));
        return chart;
    }

    private PatientChart read(UUID patient) {
        List<StoredResource> resources = entries.compartment(patient);
        boolean received = resources.stream()
                .filter(r -> r.id().equals(patient))
                .noneMatch(r -> r.facility().equals(caller.get().facility()));
        return new PatientChart(patient, resources, received, received ? gaps.of(patient) : List.of());
    }
}
