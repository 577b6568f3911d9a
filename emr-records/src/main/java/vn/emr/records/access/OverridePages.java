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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.access.ReviewOverrides;
import vn.emr.audit.access.TriedNumbers;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** What was opened in an emergency, for the privacy officer to judge. */
@RequestScoped
@Path("/overrides")
public class OverridePages {

    @Inject
    ReviewOverrides reviews;

    @Inject
    TriedNumbers tried;

    @Inject
    FacilityNames facilities;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /** The queue. */
    @GET
    @Permits(value = Permission.REVIEW_OVERRIDES, audit = AuditEventType.OVERRIDES_READ)
    public Response list() {
        List<ReviewOverrides.Opening> all = reviews.all();
        Page page = pages.page(Section.OVERRIDES, "overrides.title");
        Map<String, String> names = facilities.byCode(page.language());
        Instant now = clock.instant();
        String own = caller.get().facility();
        List<OverrideRow> rows = all.stream()
                .map(o -> new OverrideRow(
                        o,
                        names.getOrDefault(o.facility(), o.facility()),
                        o.facility().equals(own),
                        o.late(now)))
                .toList();
        return pages.show(page, "access/overrides", new OverridesView(rows, tried.waiting(), tried.minutes()));
    }

    /** Judges what an account tried without finding anybody. */
    @POST
    @Path("tries")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REVIEW_OVERRIDES, audit = AuditEventType.OVERRIDE_TRIES_REVIEWED)
    public Response judgeTries(
            @FormParam("account") @DefaultValue("") String account, @FormParam("act") @DefaultValue("") String act) {
        tried.judge(account, act.equals("justified"));
        return Response.seeOther(URI.create("/overrides")).build();
    }

    /** Judges one. */
    @POST
    @Path("{opening}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REVIEW_OVERRIDES, audit = AuditEventType.OVERRIDE_REVIEWED)
    public Response judge(
            @PathParam("opening") UUID opening,
            @FormParam("act") @DefaultValue("") String act,
            @FormParam("note") @DefaultValue("") String note) {
        reviews.judge(opening, act.equals("justified"), note);
        return Response.seeOther(URI.create("/overrides")).build();
    }
}
