package vn.emr.records.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.emr.domain.referral.ReferralState;

/**
 * A list of referrals.
 *
 * @param rows what needs doing first
 * @param inbox whether they came to us
 * @param stamp changes when the list does
 * @param oldestUnsent since when the oldest message waits that has no receipt
 * @param proposals what the HIS proposes to refer
 */
public record ReferralList(
        List<ReferralRow> rows, boolean inbox, String stamp, Optional<Instant> oldestUnsent, ProposalList proposals) {

    /** Copies. */
    public ReferralList {
        rows = List.copyOf(rows);
    }

    /** How many wait for an answer of ours. */
    public int unanswered() {
        return (int) rows.stream().filter(ReferralRow::unanswered).count();
    }

    /** How many of those shown have left the facility. */
    public int sent() {
        return (int) rows.stream().filter(r -> r.state() != ReferralState.DRAFT).count();
    }

    /** How many of those shown the other facility has, by its receipt or its answer. */
    public int arrived() {
        return (int) rows.stream()
                .filter(r -> r.state() == ReferralState.RECEIVED || r.state().isAnswered())
                .count();
    }

    /** Where the list stands. */
    public String path() {
        return inbox ? "/inbox" : "/referrals";
    }
}
