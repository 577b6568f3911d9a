package vn.emr.records.auditlog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.check.LogChecks;
import vn.emr.audit.space.AuditSpace;
import vn.emr.audit.witness.Witnesses;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Whether the log is whole: the results of the checks of each night, a check at once, and other nodes' logs that broke. */
@RequestScoped
@Path("/audit/checks")
public class LogCheckPages {

    private static final int RECENT = 14;
    private static final int CONFLICTS = 20;
    private static final int SECONDS = 3;

    @Inject
    LogChecks checks;

    @Inject
    Witnesses witnesses;

    @Inject
    AuditSpace space;

    @Inject
    Pages pages;

    /** The last check, how far it is or what it found, and those before. */
    @GET
    @Permits(value = Permission.CHECK_LOG, audit = AuditEventType.LOG_CHECKS_READ)
    public Response show() {
        LogChecksView view = new LogChecksView(
                checks.read(RECENT),
                witnesses.conflicts(CONFLICTS),
                witnesses.lost(CONFLICTS),
                witnesses.unproven(),
                space.report());
        Page page = pages.page(Section.AUDIT, "checks.title");
        return pages.show(view.working() ? page.scripted().refreshing(SECONDS) : page, "auditlog/checks", view);
    }

    /** Has the log checked now. */
    @POST
    @Permits(value = Permission.CHECK_LOG, audit = AuditEventType.LOG_CHECK_ASKED)
    public Response ask() {
        checks.ask();
        return Response.seeOther(URI.create("/audit/checks")).build();
    }
}
