package vn.emr.records.referral;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.referral.AnswerReferral;
import vn.emr.audit.referral.SeeReferrals;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Referrals that come to the facility, and its answers. */
@RequestScoped
@Path("/inbox")
public class InboxPages {

    @Inject
    SeeReferrals referrals;

    @Inject
    AnswerReferral answering;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /** What we were asked, by urgency. */
    @GET
    @Permits(value = Permission.SEE_REFERRALS, audit = AuditEventType.REFERRALS_READ)
    public Response list() {
        Page page = pages.page(Section.INBOX, "inbox.title").scripted();
        Instant now = clock.instant();
        List<ReferralRow> rows = referrals.incoming().stream()
                .map(r -> ReferralRow.of(r, page.language(), now))
                .toList();
        return pages.show(
                page, "referral/list", new ReferralList(rows, true, referrals.stamp(), referrals.oldestUnsent()));
    }

    /** Answers one; the button says how. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.ANSWER_REFERRAL, audit = AuditEventType.REFERRAL_ANSWERED)
    public Response answer(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
        switch (text(typed, "act")) {
            case "accept" -> answering.accept(id, FormReader.text(typed, "note"));
            case "decline" -> answering.decline(id, text(typed, "note"));
            case "arrived" -> answering.arrived(id);
            default ->
                answering.complete(
                        id,
                        new AnswerReferral.Feedback(
                                text(typed, "diagnosis"), text(typed, "treatment"), text(typed, "plan")));
        }
        return Response.seeOther(URI.create("/referrals/" + id)).build();
    }

    private static String text(MultivaluedMap<String, String> typed, String name) {
        return FormReader.orEmpty(FormReader.text(typed, name));
    }
}
