package vn.emr.audit.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import vn.emr.domain.referral.LaterExport;
import vn.emr.domain.referral.Referral;
import vn.emr.domain.referral.ReferralState;
import vn.emr.domain.referral.TransferPaper;
import vn.emr.domain.transfer.Messages;

/** Finds the referral that somebody means who refers the same patient once more. */
@ApplicationScoped
class Unfinished {

    @Inject
    Messages messages;

    static boolean isDraftOf(Referral referral, UUID patient) {
        return referral.state() == ReferralState.DRAFT && referral.patient().equals(patient);
    }

    /** It has the paper's number, or it was sent before the paper existed. */
    boolean isOf(Referral referral, Optional<TransferPaper> paper) {
        return paper.isPresent()
                && referral.state() != ReferralState.CANCELLED
                && (referral.paper().equals(paper.map(TransferPaper::number)) || wasSentBefore(referral, paper.get()));
    }

    private boolean wasSentBefore(Referral referral, TransferPaper paper) {
        boolean stayAgrees =
                referral.encounter().isEmpty() || referral.encounter().equals(Optional.ofNullable(paper.encounter()));
        return JoinExport.isUnderWay(referral.state())
                && referral.paper().isEmpty()
                && stayAgrees
                && messages.sentAt(referral.id())
                        .filter(sent -> LaterExport.isPaperOf(referral, paper, sent))
                        .isPresent();
    }
}
