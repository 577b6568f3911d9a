package vn.emr.audit.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.emr.domain.referral.PacketPlan;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.store.Entries;

/** What goes along with a referral that was sent, as it stands in the record now. */
@ApplicationScoped
class GoesAlong {

    @Inject
    Entries entries;

    /**
     * What goes along.
     *
     * @param resources logical ids
     * @param notSent how many resources of each type the doctor left out
     */
    record Goes(List<UUID> resources, Map<String, Integer> notSent) {}

    /** Of the Patient whom it began with, and of the same person as the HIS exported it later. */
    Goes of(Referral referral) {
        List<UUID> resources = new ArrayList<>();
        Map<String, Integer> notSent = new TreeMap<>();
        add(referral, referral.patient(), resources, notSent);
        referral.joined().ifPresent(other -> add(referral, other, resources, notSent));
        return new Goes(resources, notSent);
    }

    private void add(Referral referral, UUID patient, List<UUID> resources, Map<String, Integer> notSent) {
        PacketPlan plan = PacketPlan.of(
                entries.compartment(patient),
                referral.facility().code(),
                referral.encounter().orElse(null));
        resources.addAll(plan.resources(referral.leftOut()));
        plan.notSent(referral.leftOut()).forEach((type, count) -> notSent.merge(type, count, Integer::sum));
    }
}
