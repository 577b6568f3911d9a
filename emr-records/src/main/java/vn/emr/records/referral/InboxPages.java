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
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.referral.AnswerReferral;
import vn.emr.domain.access.Permission;

/** Referrals that come to the facility, and its answers. */
@RequestScoped
@Path("/inbox")
public class InboxPages {

    @Inject
    ReferralLists lists;

    @Inject
    AnswerReferral answering;

    /** What we were asked, by urgency. */
    @GET
    @Permits(value = Permission.SEE_REFERRALS, audit = AuditEventType.REFERRALS_READ)
    public Response list() {
        return lists.incoming();
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
