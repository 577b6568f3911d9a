package vn.emr.records.access;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.access.BreakGlass;
import vn.emr.audit.access.OverrideRefused;
import vn.emr.audit.space.AuditSpace;
import vn.emr.domain.access.Permission;
import vn.emr.domain.kernel.Refusal;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Opens the record of somebody whom another facility knows, in an emergency. */
@RequestScoped
@Path("/emergency")
public class EmergencyPages {

    @Inject
    BreakGlass glass;

    @Inject
    AuditSpace space;

    @Inject
    Pages pages;

    /** The form. */
    @GET
    @Permits(value = Permission.BREAK_GLASS, audit = AuditEventType.NONE)
    public Response ask() {
        return show(
                Response.Status.OK,
                "emergency.title",
                new EmergencyView("", "", Map.of(), glass.hours(), space.exhausted()));
    }

    /**
     * Opens it, and leads to the chart; to the list when more than one facility has one. While there is no space for the audit
     * that list can't be read, so the answer itself names them.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.BREAK_GLASS, audit = AuditEventType.OVERRIDE_OPENED)
    public Response open(
            @FormParam("number") @DefaultValue("") String number,
            @FormParam("reason") @DefaultValue("") String reason) {
        try {
            List<UUID> opened = glass.byNumber(number, reason);
            if (opened.size() > 1 && space.exhausted()) {
                Page page = pages.page(Section.PATIENTS, "emergency.opened");
                return pages.show(page, "access/opened", new OpenedView(opened));
            }
            String next = opened.size() == 1 ? "/patients/" + opened.get(0) + "/chart" : "/shared";
            return Response.seeOther(URI.create(next)).build();
        } catch (OverrideRefused refused) {
            return refused(number, reason, refused);
        }
    }

    private Response refused(String number, String reason, OverrideRefused refused) {
        String field = refused.code().equals("override.reason") ? "reason" : "number";
        String text = pages.page(Section.PATIENTS, "emergency.title").text("refusal." + refused.code());
        Response.Status status =
                refused.kind() == Refusal.Kind.NOT_FOUND ? Response.Status.NOT_FOUND : Response.Status.BAD_REQUEST;
        return show(
                status,
                "emergency.title.error",
                new EmergencyView(number, reason, Map.of(field, text), glass.hours(), space.exhausted()));
    }

    /** Closes what was opened before its time. */
    @POST
    @Path("{opening}/close")
    @Permits(value = Permission.BREAK_GLASS, audit = AuditEventType.NONE)
    public Response close(@PathParam("opening") UUID opening) {
        glass.close(opening);
        return Response.seeOther(URI.create(space.exhausted() ? "/emergency" : "/patients"))
                .build();
    }

    private Response show(Response.Status status, String title, EmergencyView view) {
        Page page = pages.page(Section.PATIENTS, title);
        return pages.show(status, page, "access/emergency", view);
    }
}
