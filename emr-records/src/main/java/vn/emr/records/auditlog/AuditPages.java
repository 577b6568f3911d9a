package vn.emr.records.auditlog;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.AuditFilter;
import vn.emr.audit.AuditRow;
import vn.emr.audit.AuditSearch;
import vn.emr.audit.Permits;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Who saw, searched, sent and was refused what, newest first. Looking at it is recorded too, and so is taking it away. */
@RequestScoped
@Path("/audit")
public class AuditPages {

    private static final int ROWS = 50;

    @Inject
    AuditSearch search;

    @Inject
    AuditFiles files;

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
        AuditQuestion question = question();
        return question.errors().isEmpty() ? page(question) : refused(question);
    }

    /** All of them as CSV. */
    @GET
    @Path("events.csv")
    @Permits(value = Permission.READ_AUDIT, audit = AuditEventType.AUDIT_EXPORTED)
    public Response csv() throws IOException {
        AuditQuestion question = question();
        return question.errors().isEmpty() ? files.csv(question) : refused(question);
    }

    /** The page of them as FHIR AuditEvent. */
    @GET
    @Path("events.json")
    @Permits(value = Permission.READ_AUDIT, audit = AuditEventType.AUDIT_EXPORTED)
    public Response fhir() {
        AuditQuestion question = question();
        return question.errors().isEmpty() ? files.fhir(question, ROWS) : refused(question);
    }

    private AuditQuestion question() {
        return AuditQuestion.of(uri.getQueryParameters());
    }

    private Response page(AuditQuestion question) {
        List<AuditRow> found = search.find(question.filter(), ROWS + 1);
        List<AuditRow> rows = found.stream().limit(ROWS).toList();
        String older = found.size() > ROWS
                ? question.older("/audit", rows.get(ROWS - 1).key())
                : null;
        Page page = pages.page(Section.AUDIT, "audit.title");
        Map<String, String> names = facilities.byCode(page.language());
        AuditWords words = new AuditWords(page.language(), names);
        List<AuditLine> lines = rows.stream().map(words::line).toList();
        return pages.show(page, "auditlog/audit", new AuditView(question, choices(names), Map.of(), lines, older));
    }

    private Response refused(AuditQuestion question) {
        Page page = pages.page(Section.AUDIT, "audit.title.error");
        Map<String, String> errors = new LinkedHashMap<>();
        question.errors().forEach((field, key) -> errors.put(field, page.text(key)));
        AuditView view = new AuditView(question, choices(facilities.byCode(page.language())), errors, List.of(), null);
        return pages.show(Response.Status.BAD_REQUEST, page, "auditlog/audit", view);
    }

    /** Facilities to choose from, by name. */
    private static Map<String, String> choices(Map<String, String> names) {
        Map<String, String> choices = new LinkedHashMap<>();
        names.entrySet().stream()
                .filter(e -> !e.getKey().equals(AuditFilter.NO_FACILITY))
                .sorted(Map.Entry.comparingByValue())
                .forEach(e -> choices.put(e.getKey(), e.getValue()));
        return choices;
    }
}
