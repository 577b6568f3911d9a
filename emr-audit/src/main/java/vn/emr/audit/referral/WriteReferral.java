package vn.emr.audit.referral;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.emr.audit.AuditEventType;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.UseCase;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.referral.PacketPlan;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.ReferralRefused;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.Referrals;
import vn.emr.domain.referral.StayChoice;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.store.Entries;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.Connections;

/** Writes a referral and sends it. */
@UseCase
public class WriteReferral {

    @Inject
    ReferralAccess access;

    @Inject
    Connections connections;

    @Inject
    Referrals referrals;

    @Inject
    Entries entries;

    @Inject
    BeginDraft beginning;

    @Inject
    SendDraft sending;

    /**
     * A referral that is being written.
     *
     * @param referral the draft
     * @param form what was typed so far, or what the paper of the HIS says
     * @param plan what would go along
     * @param patient the Patient
     * @param stays the patient's newest stays here: the doctor chooses
     */
    public record ReferralDraft(
            Referral referral, ReferralForm form, PacketPlan plan, JsonObject patient, List<StayChoice> stays) {}

    /** Codes of the facilities to which the caller's may refer this patient now; none when it keeps another's record. */
    public List<String> destinations(UUID patient) {
        String own = access.own().code();
        boolean ours =
                entries.current(patient).filter(p -> p.facility().equals(own)).isPresent();
        return ours ? connections.open(own) : List.of();
    }

    /** Codes of the facilities to which the caller's may refer a patient of its own now. */
    public List<String> destinations() {
        return connections.open(access.own().code());
    }

    /**
     * Begins one, filled from the newest paper that the HIS has exported; an unfinished one of the same patient is gone on
     * with.
     *
     * @param to code of the facility that is asked
     * @return id of the referral
     */
    public UUID begin(UUID patient, String to) {
        return beginning.begin(patient, to);
    }

    /**
     * The same by this paper, and no other.
     *
     * @return id of the referral
     */
    UUID begin(UUID patient, TransferPaper paper) {
        return beginning.begin(patient, paper);
    }

    /** What was typed so far, and what would go along. */
    public ReferralDraft open(UUID id) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_READ);
        List<StoredResource> chart = entries.compartment(referral.patient());
        ReferralForm form = referral.form().orElseThrow(ReferralRefused::notFound);
        access.record(AuditEventType.REFERRAL_READ, referral, basis);
        return new ReferralDraft(
                referral, form, plan(referral, chart), patient(chart, referral), choices(referral, chart));
    }

    private static JsonObject patient(List<StoredResource> chart, Referral referral) {
        return chart.stream()
                .filter(r -> r.id().equals(referral.patient()))
                .map(StoredResource::content)
                .findFirst()
                .orElseThrow();
    }

    /** The newest ones, and the one that is chosen, however old. */
    private static List<StayChoice> choices(Referral referral, List<StoredResource> chart) {
        List<StayChoice> all = StayChoice.of(chart, referral.facility().code());
        return IntStream.range(0, all.size())
                .filter(i -> i < StayChoice.MOST
                        || referral.encounter().equals(Optional.of(all.get(i).id())))
                .mapToObj(all::get)
                .toList();
    }

    private PacketPlan plan(Referral referral, List<StoredResource> chart) {
        return PacketPlan.of(chart, access.own().code(), referral.encounter().orElse(null));
    }

    /**
     * Takes another stay of the patient along.
     *
     * @throws ReferralRefused when it is no stay of this patient here
     */
    public void choose(UUID id, UUID stay) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        boolean theirs =
                StayChoice.of(
                                entries.compartment(referral.patient(), List.of("Encounter")),
                                referral.facility().code())
                        .stream()
                        .anyMatch(s -> s.id().equals(stay));
        if (!theirs) {
            throw ReferralRefused.form("stay");
        }
        referral.about(stay);
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }

    /** Keeps what was typed so far. */
    public void save(UUID id, ReferralForm form) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        referrals.keep(referral, form);
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }

    /** Throws a draft away. */
    public void discard(UUID id) {
        Referral referral = referrals.get(id);
        LegalBasis basis = access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        referrals.discard(referral);
        access.record(AuditEventType.REFERRAL_WRITTEN, referral, basis);
    }

    /**
     * Sends it; pressed twice, it is sent once.
     *
     * @throws ReferralRefused when something is missing without which nobody can answer
     */
    public void send(UUID id, ReferralForm typed) {
        Referral referral = referrals.get(id);
        if (referral.state() != ReferralState.DRAFT) {
            return;
        }
        access.basis(referral.patient(), AuditEventType.REFERRAL_SENT);
        typed.requireSendable();
        sending.send(referral, typed, plan(referral, entries.compartment(referral.patient())));
    }

    /** Calls it off; the receiving facility is told. */
    public void cancel(UUID id) {
        Referral referral = referrals.get(id);
        access.basis(referral.patient(), AuditEventType.REFERRAL_WRITTEN);
        sending.cancel(referral);
    }
}
