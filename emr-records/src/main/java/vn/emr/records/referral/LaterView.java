package vn.emr.records.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.audit.referral.SeeReferrals;
import vn.emr.audit.referral.SupplementReferral;
import vn.emr.domain.transfer.Manifest;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.domain.transfer.StoredMessage;

/**
 * What followed a referral, and what can follow.
 *
 * @param unsent how many entries the other side doesn't have
 * @param proposals stays that may be the one that it was sent without
 * @param supplements what was sent after it, oldest first
 * @param joined the same person as the HIS exported it later, when that is another Patient
 */
public record LaterView(int unsent, List<Proposed> proposals, List<Supplement> supplements, Optional<UUID> joined) {

    /** Copies the lists. */
    public LaterView {
        proposals = List.copyOf(proposals);
        supplements = List.copyOf(supplements);
    }

    /**
     * A stay that may be meant.
     *
     * @param patient who it is about
     * @param patientId logical id of that Patient
     * @param stay the stay
     * @param known whether numbers say that it is the same person
     */
    public record Proposed(PatientLine patient, UUID patientId, StayOption stay, boolean known) {}

    /**
     * More that was sent.
     *
     * @param at when
     * @param entries how many entries
     * @param bytes bytes of their content
     */
    public record Supplement(Instant at, int entries, long bytes) {}

    static LaterView of(SeeReferrals.Whole whole, SupplementReferral.Later later) {
        return new LaterView(
                later.unsent(),
                later.proposals().stream().map(LaterView::proposed).toList(),
                whole.messages().stream()
                        .map(SeeReferrals.Carried::message)
                        .filter(m -> m.kind() == MessageKind.SUPPLEMENT)
                        .map(StoredMessage::contents)
                        .map(LaterView::supplement)
                        .toList(),
                whole.referral().joined());
    }

    private static Proposed proposed(SupplementReferral.Proposal proposal) {
        return new Proposed(
                PatientLine.of(Optional.of(proposal.named())),
                proposal.patient(),
                StayOption.of(proposal.stay(), false),
                proposal.known());
    }

    private static Supplement supplement(Manifest manifest) {
        return new Supplement(manifest.at(), manifest.entries().size(), manifest.entryBytes());
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return unsent == 0 && proposals.isEmpty() && supplements.isEmpty() && joined.isEmpty();
    }
}
