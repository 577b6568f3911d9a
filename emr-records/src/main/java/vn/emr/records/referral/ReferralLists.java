package vn.emr.records.referral;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import vn.emr.audit.referral.SeeReferrals;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** The two lists of referrals, those that we sent and those that came. */
@RequestScoped
public class ReferralLists {

    @Inject
    SeeReferrals referrals;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    Response outgoing() {
        return show(Section.REFERRALS, "referrals.title", referrals.outgoing());
    }

    Response incoming() {
        return show(Section.INBOX, "inbox.title", referrals.incoming());
    }

    private Response show(Section section, String title, List<SeeReferrals.Row> found) {
        Page page = pages.page(section, title).scripted();
        Instant now = clock.instant();
        List<ReferralRow> rows =
                found.stream().map(r -> ReferralRow.of(r, page.language(), now)).toList();
        boolean inbox = section == Section.INBOX;
        return pages.show(
                page, "referral/list", new ReferralList(rows, inbox, referrals.stamp(), referrals.oldestUnsent()));
    }
}
