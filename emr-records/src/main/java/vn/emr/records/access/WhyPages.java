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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.access.BreakGlass;
import vn.emr.audit.access.OverrideRefused;
import vn.emr.audit.access.SayWhy;
import vn.emr.audit.space.AuditSpace;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.LocalPath;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Asks why a former patient's record is opened. */
@RequestScoped
@Path("/patients/{patient}/why")
public class WhyPages {

    @Inject
    SayWhy why;

    @Inject
    BreakGlass glass;

    @Inject
    AuditSpace space;

    @Inject
    Pages pages;

    /** The question; while there is no space for the audit, of any patient and with one answer only. */
    @GET
    @Permits(value = Permission.BREAK_GLASS, audit = AuditEventType.TREATMENT_DECLARED)
    public Response ask(@PathParam("patient") UUID patient, @QueryParam("to") @DefaultValue("") String to) {
        if (!space.exhausted()) {
            why.require(patient);
        }
        return show(
                Response.Status.OK,
                "why.title",
                new WhyView(patient, LocalPath.orHome(to), "", Map.of(), glass.hours(), space.exhausted()));
    }

    /** The answer; leads on to the record. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.BREAK_GLASS, audit = AuditEventType.OVERRIDE_OPENED)
    public Response answer(
            @PathParam("patient") UUID patient,
            @QueryParam("to") @DefaultValue("") String to,
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("reason") @DefaultValue("") String reason) {
        String next = LocalPath.orHome(to);
        if (act.equals("here")) {
            why.isHere(patient);
        } else {
            try {
                glass.former(patient, reason);
            } catch (OverrideRefused refused) {
                Map<String, String> errors = Map.of(
                        "reason", pages.page(Section.PATIENTS, "why.title").text("refusal." + refused.code()));
                return show(
                        Response.Status.BAD_REQUEST,
                        "why.title.error",
                        new WhyView(patient, next, reason, errors, glass.hours(), space.exhausted()));
            }
        }
        return Response.seeOther(URI.create(next)).build();
    }

    private Response show(Response.Status status, String title, WhyView view) {
        Page page = pages.page(Section.PATIENTS, title);
        return pages.show(status, page, "access/why", view);
    }
}
