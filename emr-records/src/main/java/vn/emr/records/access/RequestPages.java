package vn.emr.records.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.access.AnswerAuthorities;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** The register of authorities' requests. They are entered from the patient's page. */
@RequestScoped
@Path("/requests")
public class RequestPages {

    @Inject
    AnswerAuthorities authorities;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /** The newest. */
    @GET
    @Permits(value = Permission.KEEP_REQUESTS, audit = AuditEventType.REGISTER_READ)
    public Response list() {
        RequestsView view = new RequestsView(authorities.newest(), clock.instant());
        return pages.show(pages.page(Section.REQUESTS, "requests.title"), "access/requests", view);
    }

    /** Closes one. */
    @POST
    @Path("{request}")
    @Permits(value = Permission.KEEP_REQUESTS, audit = AuditEventType.LEGAL_REQUEST_CLOSED)
    public Response close(@PathParam("request") UUID request) {
        authorities.close(request);
        return Response.seeOther(URI.create("/requests")).build();
    }
}
