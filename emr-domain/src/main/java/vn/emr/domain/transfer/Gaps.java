package vn.emr.domain.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.patient.NotSent;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.Referrals;

/** What others left out of what they sent, so that nobody takes its absence for a finding. */
@ApplicationScoped
public class Gaps {

    @Inject
    Referrals referrals;

    @Inject
    Messages messages;

    /** What was left out of the referrals of this patient to the caller's facility; nothing of what came complete. */
    public List<NotSent> of(UUID patient) {
        return referrals.of(patient).stream()
                .filter(r -> !r.outgoing())
                .flatMap(r -> of(r).stream())
                .filter(n -> !n.counts().isEmpty())
                .toList();
    }

    /** The newest message with content says it for the whole referral. */
    private Optional<NotSent> of(Referral referral) {
        return messages.of(referral.id()).stream()
                .filter(m -> !m.outgoing() && m.kind().carriesContent())
                .map(StoredMessage::contents)
                .reduce((earlier, later) -> later)
                .map(m -> new NotSent(referral.id(), m.from(), m.at(), m.notSent()));
    }
}
