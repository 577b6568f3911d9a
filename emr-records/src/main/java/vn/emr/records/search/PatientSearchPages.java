package vn.emr.records.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.PatientHits;
import vn.emr.audit.PatientSearch;
import vn.emr.audit.Permits;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Sealer;
import vn.emr.records.web.Section;

/**
 * Finds patients of the own facility. What was typed travels in the form, and from there sealed in the address of the
 * result: names and numbers stay out of histories and logs, and going back still works.
 */
@RequestScoped
@Path("/patients")
public class PatientSearchPages {

    private static final int MAX_TYPED = 200;

    @Inject
    PatientSearch search;

    @Inject
    Sealer sealer;

    @Inject
    Pages pages;

    /** Takes what was typed and leads to the result. */
    @POST
    @Permits(value = Permission.FIND_PATIENT, audit = AuditEventType.NONE)
    public Response ask(@FormParam("q") @Nullable String typed) {
        String query = typed == null ? "" : typed.strip();
        UriBuilder next = UriBuilder.fromPath("/patients");
        if (!query.isEmpty()) {
            next.queryParam("s", sealer.seal(query.substring(0, Math.min(query.length(), MAX_TYPED))));
        }
        return Response.seeOther(next.build()).build();
    }

    /** The search form with the hits for what was asked. */
    @GET
    @Permits(value = Permission.FIND_PATIENT, audit = AuditEventType.PATIENT_SEARCH)
    public Response find(@QueryParam("s") @Nullable String sealed) {
        String typed = sealer.open(sealed).orElse("");
        PatientHits hits = search.find(typed);
        Page page = page(typed, hits);
        SearchView view = new SearchView(
                typed,
                hits.hits().stream().map(h -> PatientRow.of(h, page)).toList(),
                hits.more(),
                page.may(Permission.REGISTER_PATIENT) ? register(sealed, typed) : null);
        return pages.show(page, "search/patients", view);
    }

    /** What was typed travels sealed, as it came. */
    private static String register(@Nullable String sealed, String typed) {
        UriBuilder form = UriBuilder.fromPath("/patients/new");
        return (typed.isEmpty() ? form : form.queryParam("s", sealed)).build().toString();
    }

    private Page page(String typed, PatientHits hits) {
        if (typed.isEmpty()) {
            return pages.page(Section.PATIENTS, "patients.title");
        }
        int found = hits.hits().size();
        return found == 0
                ? pages.page(Section.PATIENTS, "patients.title.none")
                : pages.page(Section.PATIENTS, "patients.title.found", hits.more() ? found + "+" : found);
    }
}
