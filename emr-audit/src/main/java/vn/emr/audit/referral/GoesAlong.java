package vn.emr.audit.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.audit.message.Dispatch;
import vn.emr.domain.referral.PacketPlan;
import vn.emr.domain.referral.PatientFile;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.Hash;
import vn.emr.domain.transfer.FileRef;
import vn.emr.domain.transfer.Messages;
import vn.emr.domain.transfer.StoredMessage;

/** What goes along with a referral that was sent, as it stands in the record now. */
@ApplicationScoped
class GoesAlong {

    @Inject
    Entries entries;

    @Inject
    Messages messages;

    @Inject
    Dispatch dispatch;

    /**
     * What goes along.
     *
     * @param resources logical ids
     * @param notSent how many resources of each type the doctor left out
     * @param files photos and PDFs among the resources
     */
    record Goes(List<UUID> resources, Map<String, Integer> notSent, List<PatientFile> files) {}

    /**
     * Sends what the other side doesn't have of it, files behind it.
     *
     * @param patient whom the message is about
     */
    void send(Referral referral, UUID patient) {
        Goes goes = of(referral);
        dispatch.supplement(referral, patient, goes.resources(), goes.notSent())
                .ifPresent(message -> follow(referral, goes.files()));
    }

    private void follow(Referral referral, List<PatientFile> files) {
        Set<String> there = messages.of(referral.id()).stream()
                .filter(StoredMessage::outgoing)
                .flatMap(m -> m.contents().files().stream())
                .map(f -> Hash.hex(f.sha256()))
                .collect(Collectors.toSet());
        for (PatientFile file : files) {
            if (there.add(file.hash())) {
                dispatch.sendFile(referral, new FileRef(file.sha256(), file.size()));
            }
        }
    }

    /** Of the Patient whom it began with, and of the same person as the HIS exported it later. */
    Goes of(Referral referral) {
        List<UUID> resources = new ArrayList<>();
        Map<String, Integer> notSent = new TreeMap<>();
        List<PatientFile> files = new ArrayList<>();
        for (UUID patient : patients(referral)) {
            PacketPlan plan = plan(referral, patient);
            resources.addAll(plan.resources(referral.leftOut()));
            files.addAll(plan.files(referral.leftOut()));
            plan.notSent(referral.leftOut()).forEach((type, count) -> notSent.merge(type, count, Integer::sum));
        }
        return new Goes(resources, notSent, files);
    }

    private static List<UUID> patients(Referral referral) {
        return Stream.concat(Stream.of(referral.patient()), referral.joined().stream())
                .toList();
    }

    private PacketPlan plan(Referral referral, UUID patient) {
        return PacketPlan.of(
                entries.compartment(patient),
                referral.facility().code(),
                referral.encounter().orElse(null));
    }
}
