package vn.emr.audit.referral;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRecord;
import vn.emr.audit.AuditTrail;
import vn.emr.audit.message.Unsent;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.patient.SamePerson;
import vn.emr.domain.referral.LaterExport;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.referral.StayChoice;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.Messages;

/** Sends more about a referral that has left: what changed since, or the stay that a doctor recognises. */
@UseCase
public class SupplementReferral {

    private static final List<String> PAPERS = List.of("Encounter", "ServiceRequest");
    private static final List<String> STAYS = List.of("Patient", "Encounter", "Condition");

    @Inject
    Clock clock;

    @Inject
    ReferralAccess access;

    @Inject
    Referrals referrals;

    @Inject
    Messages messages;

    @Inject
    SamePerson persons;

    @Inject
    Entries entries;

    @Inject
    GoesAlong goesAlong;

    @Inject
    Unsent unsent;

    @Inject
    AuditTrail trail;

    /**
     * A stay that may be the one that the referral was sent without.
     *
     * @param patient logical id of the Patient under whom it is kept
     * @param named the Patient
     * @param stay the stay
     * @param known whether numbers say that it is the same person; else only name, sex and birth agree
     * @param basis the ground on which the caller sees it
     */
    public record Proposal(UUID patient, JsonObject named, StayChoice stay, boolean known, LegalBasis basis) {}

    /**
     * What can still be sent of a referral.
     *
     * @param unsent how many entries the other side doesn't have
     * @param proposals stays that may be the one that it was sent without
     */
    public record Later(int unsent, List<Proposal> proposals) {

        /** Nothing. */
        static final Later NOTHING = new Later(0, List.of());
    }

    /** What can still be sent; nothing of a referral that came, or that is over before anybody took the patient. */
    public Later later(UUID id) {
        Referral referral = referrals.get(id);
        access.basis(referral.patient(), AuditEventType.REFERRAL_READ);
        if (!referral.outgoing() || !JoinExport.isUnderWay(referral.state())) {
            return Later.NOTHING;
        }
        if (referral.encounter().isEmpty()) {
            List<Proposal> proposals = proposals(referral);
            proposals.forEach(p -> shown(referral, p));
            return new Later(news(referral), proposals);
        }
        return new Later(news(referral), List.of());
    }

    private int news(Referral referral) {
        return unsent.of(referral, goesAlong.of(referral).resources()).size();
    }

    /** Somebody sees a stay of who may be another patient. */
    private void shown(Referral referral, Proposal proposal) {
        trail.record(new AuditRecord(
                AuditEventType.REFERRAL_READ,
                proposal.patient(),
                proposal.basis(),
                null,
                referral.id().toString(),
                "proposed"));
    }

    private List<Proposal> proposals(Referral referral) {
        Optional<Instant> sent = messages.sentAt(referral.id());
        Map<UUID, Boolean> patients = new LinkedHashMap<>();
        patients.put(referral.patient(), true);
        persons.linked(referral.patient()).forEach(p -> patients.putIfAbsent(p, true));
        persons.namesakes(referral.patient()).forEach(p -> patients.putIfAbsent(p, false));
        return sent.stream()
                .flatMap(at -> patients.entrySet().stream().flatMap(p -> stays(referral, p.getKey(), p.getValue(), at)))
                .toList();
    }

    /** The stays of a patient whom the caller may see; of all others nothing is read. */
    private Stream<Proposal> stays(Referral referral, UUID patient, boolean known, Instant sent) {
        return access.offered(patient, AuditEventType.REFERRAL_READ).stream()
                .flatMap(basis -> stays(referral, patient, known, basis, sent));
    }

    private Stream<Proposal> stays(Referral referral, UUID patient, boolean known, LegalBasis basis, Instant sent) {
        String own = referral.facility().code();
        List<StoredResource> chart = entries.compartment(patient, STAYS);
        Optional<JsonObject> named = chart.stream()
                .filter(r -> r.id().equals(patient) && r.facility().equals(own))
                .map(StoredResource::content)
                .findFirst();
        return named.stream()
                .flatMap(n -> StayChoice.of(chart, own).stream()
                        .filter(s -> LaterExport.isNear(s, sent) && !referrals.isReferred(s.id(), referral))
                        .limit(StayChoice.MOST)
                        .map(s -> new Proposal(patient, n, s, known, basis)));
    }

    /** Sends what the other side doesn't have yet; nothing when it has all. */
    public void sendNews(UUID id) {
        Referral referral = underWay(id);
        goesAlong.send(referral, referral.stayPatient());
    }

    /**
     * A doctor says that this stay is of the patient who was referred: it is sent. Nobody is merged by that.
     *
     * @throws ReferralRefused when it is none of the stays that were proposed
     */
    public void sendStay(UUID id, UUID encounter) {
        Referral referral = underWay(id);
        if (referral.encounter().equals(Optional.of(encounter))) {
            return; // pressed twice
        }
        Proposal chosen = proposals(referral).stream()
                .filter(p -> p.stay().id().equals(encounter))
                .findFirst()
                .orElseThrow(() -> ReferralRefused.form("stay"));
        LegalBasis basis = access.basis(chosen.patient(), AuditEventType.REFERRAL_WRITTEN);
        referral.join(chosen.patient(), encounter, paper(referral, chosen), clock.instant());
        trail.record(new AuditRecord(
                AuditEventType.REFERRAL_WRITTEN,
                chosen.patient(),
                basis,
                null,
                referral.id().toString(),
                "same-patient " + encounter));
        goesAlong.send(referral, chosen.patient());
    }

    /** Number of the paper that sends the patient there, unless another referral has it. */
    private @Nullable String paper(Referral referral, Proposal chosen) {
        List<Referral> all = referrals.ofPerson(chosen.patient());
        return LaterExport.of(
                        entries.compartment(chosen.patient(), PAPERS),
                        referral.facility().code(),
                        chosen.patient(),
                        chosen.stay().id())
                .filter(export -> !JoinExport.isTaken(all, referral, export))
                .flatMap(export -> export.paperFor(referral))
                .map(TransferPaper::number)
                .orElse(null);
    }

    private Referral underWay(UUID id) {
        Referral referral = referrals.get(id);
        access.basis(referral.patient(), AuditEventType.REFERRAL_SENT);
        Referral locked = referrals.lock(id);
        if (!locked.outgoing() || !JoinExport.isUnderWay(locked.state())) {
            throw ReferralRefused.notFound();
        }
        return locked;
    }
}
