package vn.emr.records.referral;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.referral.ProposeReferrals;
import vn.emr.domain.access.Permission;

/** What somebody does with a referral that the HIS proposes: send it, look at it first, put it aside, take it back. */
@RequestScoped
@Path("/referrals/proposals/{request}")
public class ProposalPages {

    @Inject
    ProposeReferrals proposals;

    /** One post, the button says which. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REFER, audit = AuditEventType.REFERRAL_WRITTEN)
    public Response act(
            @PathParam("request") UUID request,
            @FormParam("act") @Nullable String act,
            @FormParam("urgency") @Nullable String urgency) {
        return switch (FormReader.orEmpty(act)) {
            case "send-now" -> {
                ProposeReferrals.Pressed pressed = proposals.send(request, FormReader.urgency(urgency));
                yield to("/referrals/" + pressed.referral() + (pressed.sent() ? "" : "?check=1"));
            }
            case "aside" -> {
                proposals.putAside(request);
                yield to("/referrals?aside=" + request);
            }
            case "back" -> {
                proposals.takeBack(request);
                yield to("/referrals#proposals");
            }
            default -> to("/referrals/" + proposals.begin(request) + "?check=1");
        };
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
