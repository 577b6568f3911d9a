package vn.emr.records.auditlog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditRow;
import vn.emr.audit.AuditSearch;
import vn.emr.audit.Permits;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Who saw, searched, sent and was refused what, newest first. Looking at it is recorded too. */
@RequestScoped
@Path("/audit")
public class AuditPages {

    private static final int ROWS = 50;

    @Inject
    AuditSearch search;

    @Inject
    FacilityNames facilities;

    @Inject
    Pages pages;

    @Context
    UriInfo uri;

    /** The events that match. */
    @GET
    @Permits(value = Permission.READ_AUDIT, audit = AuditEventType.AUDIT_READ)
    public Response find() {
        AuditQuestion question = AuditQuestion.of(uri.getQueryParameters());
        Map<String, String> wrong = question.errors();
        if (!wrong.isEmpty()) {
            return refused(question, wrong);
        }
        List<AuditRow> found = search.find(question.filter(), ROWS + 1);
        List<AuditRow> rows = found.stream().limit(ROWS).toList();
        String older = found.size() > ROWS ? question.older(rows.get(ROWS - 1).key()) : null;
        Page page = pages.page(Section.AUDIT, "audit.title");
        return pages.show(page, "auditlog/audit", new AuditView(question, Map.of(), lines(rows, page), older));
    }

    private Response refused(AuditQuestion question, Map<String, String> wrong) {
        Page page = pages.page(Section.AUDIT, "audit.title.error");
        Map<String, String> errors = new LinkedHashMap<>();
        wrong.forEach((field, key) -> errors.put(field, page.text(key)));
        return pages.show(
                Response.Status.BAD_REQUEST, page, "auditlog/audit", new AuditView(question, errors, List.of(), null));
    }

    private List<AuditLine> lines(List<AuditRow> rows, Page page) {
        Map<String, String> names = new HashMap<>();
        return rows.stream()
                .map(r -> AuditLine.of(
                        r,
                        page.format().exactTime(r.at()),
                        r.facility() == null
                                ? ""
                                : names.computeIfAbsent(r.facility(), c -> facilities.name(c, page.language()))))
                .toList();
    }
}
