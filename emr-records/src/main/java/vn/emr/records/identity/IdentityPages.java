package vn.emr.records.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.identity.StewardIdentity;
import vn.emr.domain.access.Permission;
import vn.emr.domain.patient.IdentityRefused;
import vn.emr.domain.patient.IdentityTask;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Who may be the same person, for the steward to decide. */
@RequestScoped
@Path("/identity")
public class IdentityPages {

    private static final String REOPEN = "REOPEN";

    @Inject
    StewardIdentity steward;

    @Inject
    Pages pages;

    /** The list. */
    @GET
    @Permits(value = Permission.STEWARD_IDENTITY, audit = AuditEventType.IDENTITY_TASKS_READ)
    public Response list() {
        IdentityView view = IdentityView.of(steward.all());
        return pages.show(pages.page(Section.IDENTITY, "identity.title"), "identity/tasks", view);
    }

    /** Decides one, or lets it wait again. */
    @POST
    @Path("{task}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.STEWARD_IDENTITY, audit = AuditEventType.IDENTITY_DECIDED)
    public Response decide(
            @PathParam("task") UUID task,
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("note") @DefaultValue("") String note) {
        if (act.equals(REOPEN)) {
            steward.reopen(task);
        } else {
            steward.decide(task, decision(act), note);
        }
        return Response.seeOther(URI.create("/identity")).build();
    }

    private static IdentityTask.Decision decision(String act) {
        return Arrays.stream(IdentityTask.Decision.values())
                .filter(d -> d.name().equals(act))
                .findFirst()
                .orElseThrow(IdentityRefused::unfit);
    }
}
