package vn.emr.records.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.access.KeepConsents;
import vn.emr.domain.access.Permission;
import vn.emr.domain.content.JsonObject;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Patients of others whom one may read: by consent, by an authority's request, in an emergency. */
@RequestScoped
@Path("/shared")
public class SharedPages {

    @Inject
    KeepConsents consents;

    @Inject
    FacilityNames facilities;

    @Inject
    Pages pages;

    /** The list. */
    @GET
    @Permits(value = Permission.SEE_SHARED, audit = AuditEventType.REGISTER_READ)
    public Response list() {
        List<KeepConsents.Shared> shared = consents.sharedWithUs();
        Page page = pages.page(Section.SHARED, "shared.title");
        Map<String, String> names = facilities.byCode(page.language());
        List<SharedView.Row> rows = shared.stream().map(s -> row(s, names)).toList();
        return pages.show(page, "access/shared", new SharedView(rows));
    }

    private static SharedView.Row row(KeepConsents.Shared shared, Map<String, String> names) {
        JsonObject patient = shared.patient().content();
        String keeper = shared.patient().facility();
        return new SharedView.Row(
                shared.patient().id(),
                patient.text("name", "text").orElse(""),
                patient.text("gender").orElse("unknown"),
                patient.text("birthDate").orElse(""),
                names.getOrDefault(keeper, keeper),
                "basis." + shared.basis().name());
    }
}
