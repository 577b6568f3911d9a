package vn.emr.audit;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.space.AuditSpace;
import vn.emr.domain.access.AccessPolicy;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Ground;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.access.WhyFirst;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.patient.SamePerson;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;

/**
 * The same person's records at other facilities, as far as the caller may open them: what a doctor reads beside the chart,
 * and what is recorded of it. Of all others not even that they exist.
 */
@UseCase
public class OtherRecords {

    @Inject
    AuditSpace space;

    @Inject
    CurrentCaller caller;

    @Inject
    AccessPolicy policy;

    @Inject
    SamePerson same;

    @Inject
    Entries entries;

    @Inject
    AuditTrail trail;

    /** The other Patients behind whom the same person is and whom the caller may open, with the ground. */
    public Map<UUID, LegalBasis> readable(UUID patient) {
        Map<UUID, LegalBasis> readable = new LinkedHashMap<>();
        same.everywhere(patient).forEach(p -> ground(p).ifPresent(g -> readable.put(p, g.basis())));
        return readable;
    }

    /**
     * Whom somebody could open by saying why is not opened here: nobody was asked. While there is no space for the audit, only
     * what was opened in an emergency is.
     */
    private Optional<Ground> ground(UUID other) {
        if (space.exhausted()) {
            return policy.emergency(caller.get(), other, AuditEventType.CHART_READ.act());
        }
        try {
            return policy.ground(caller.get(), other, AuditEventType.CHART_READ.act());
        } catch (WhyFirst notSaid) {
            return Optional.empty();
        }
    }

    /** Laboratory results of those records, for the courses of a chart that was opened; recorded for each record. */
    public List<StoredResource> laboratory(UUID patient) {
        return readable(patient).entrySet().stream()
                .flatMap(r -> laboratory(r.getKey(), r.getValue()).stream())
                .toList();
    }

    private List<StoredResource> laboratory(UUID other, LegalBasis basis) {
        List<StoredResource> results = entries.compartment(other, List.of("Observation")).stream()
                .filter(o -> isLaboratory(o.content()))
                .toList();
        if (!results.isEmpty()) {
            read(other, basis, results.size(), "results");
        }
        return results;
    }

    private static boolean isLaboratory(JsonObject observation) {
        return observation
                .text("category", "coding", "code")
                .filter("laboratory"::equals)
                .isPresent();
    }

    /** Records that so much of another record was read. */
    public void read(UUID other, LegalBasis basis, int count, String what) {
        trail.record(new AuditRecord(AuditEventType.CHART_READ, other, basis, count, null, what));
    }
}
