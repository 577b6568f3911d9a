package vn.emr.audit;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.emr.audit.space.AuditSpool;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Opened;
import vn.emr.domain.access.PatientGrants;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.facility.Facilities;
import vn.emr.domain.facility.Facility;
import vn.emr.domain.patient.PatientChart;
import vn.emr.domain.patient.PatientNotFound;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.Gaps;

/** Opens a patient's chart: decides whether the caller may, and records that it was read before it is shown. */
@UseCase
public class OpenChart {

    /** Grounds that open all that another facility of this node keeps, not a part that it sent. */
    private static final Set<LegalBasis> WHOLE = Set.of(LegalBasis.EMERGENCY_OVERRIDE, LegalBasis.LEGAL_REQUEST);

    @Inject
    Entries entries;

    @Inject
    PatientAccess access;

    @Inject
    CurrentCaller caller;

    @Inject
    Facilities facilities;

    @Inject
    PatientGrants grants;

    @Inject
    Gaps gaps;

    @Inject
    AuditSpool spool;

    @Inject
    AuditTrail trail;

    /**
     * Everything that stands in the patient's record now.
     *
     * @throws PatientNotFound when there is no such patient for this caller; recorded as refused
     */
    public PatientChart open(UUID patient) {
        LegalBasis basis = access.require(patient, AuditEventType.CHART_READ);
        PatientChart chart = read(patient, basis);
        trail.record(AuditRecord.aboutPatient(AuditEventType.CHART_READ, patient, basis)
                .counting(chart.resources().size()));
        return chart;
    }

    /**
     * A patient's chart with all that was ever said in one of its episodes.
     *
     * @param versions in the order in which they were written; empty when the episode isn't the patient's
     */
    public record WithHistory(PatientChart chart, List<StoredResource> versions) {

        /** Copies the list. */
        public WithHistory {
            versions = List.copyOf(versions);
        }
    }

    /**
     * The chart, and how one of its episodes came to say what it says.
     *
     * @throws PatientNotFound when there is no such patient for this caller; recorded as refused
     */
    public WithHistory history(UUID patient, UUID encounter) {
        PatientChart chart = open(patient);
        boolean known = chart.resources().stream().anyMatch(r -> r.id().equals(encounter));
        return new WithHistory(chart, known ? entries.versions(encounter) : List.of());
    }

    private PatientChart read(UUID patient, LegalBasis basis) {
        List<StoredResource> resources = entries.compartment(patient);
        String keeper = resources.stream()
                .filter(r -> r.id().equals(patient))
                .map(StoredResource::facility)
                .findFirst()
                .orElse("");
        boolean part = !keeper.equals(caller.get().facility()) && !(WHOLE.contains(basis) && isHosted(keeper));
        return new PatientChart(patient, resources, part, part ? gaps.of(patient) : List.of(), opened(patient, basis));
    }

    private Opened opened(UUID patient, LegalBasis basis) {
        return basis == LegalBasis.EMERGENCY_OVERRIDE
                ? new Opened(basis, held(patient, caller.get().account()).orElse(null))
                : Opened.by(basis);
    }

    private Optional<PatientGrants.Held> held(UUID patient, String account) {
        return grants.held(patient, LegalBasis.EMERGENCY_OVERRIDE, account).or(() -> spool.held(patient, account));
    }

    private boolean isHosted(String facility) {
        return facilities.find(facility).filter(Facility::hosted).isPresent();
    }
}
