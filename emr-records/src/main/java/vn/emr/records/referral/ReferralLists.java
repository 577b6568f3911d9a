package vn.emr.records.referral;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.referral.ProposeReferrals;
import vn.emr.audit.referral.SeeReferrals;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.referral.HisPapers;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** The two lists of referrals, those that we sent and those that came. */
@RequestScoped
public class ReferralLists {

    @Inject
    SeeReferrals referrals;

    @Inject
    ProposeReferrals proposals;

    @Inject
    CurrentCaller caller;

    @Inject
    FacilityNames facilities;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /**
     * Those that we sent.
     *
     * @param all whether all proposals are shown
     * @param aside the proposal that was just put aside; null when none was
     */
    Response outgoing(boolean all, @Nullable UUID aside) {
        return show(Section.REFERRALS, "referrals.title", referrals.outgoing(), proposals(all, aside));
    }

    Response incoming() {
        return show(Section.INBOX, "inbox.title", referrals.incoming(), ProposalList.NONE);
    }

    private ProposalList proposals(boolean all, @Nullable UUID aside) {
        if (caller.find().filter(Permission.REFER::isHeldBy).isEmpty()) {
            return ProposalList.NONE;
        }
        return ProposalList.of(
                proposals.list(all ? HisPapers.LIMIT : ProposalList.FEW), aside, facilities.byCode(pages.language()));
    }

    private Response show(Section section, String title, List<SeeReferrals.Row> found, ProposalList proposed) {
        Page page = pages.page(section, title).scripted();
        Instant now = clock.instant();
        List<ReferralRow> rows =
                found.stream().map(r -> ReferralRow.of(r, page.language(), now)).toList();
        boolean inbox = section == Section.INBOX;
        return pages.show(
                page,
                "referral/list",
                new ReferralList(rows, inbox, referrals.stamp(), referrals.oldestUnsent(), proposed));
    }
}
