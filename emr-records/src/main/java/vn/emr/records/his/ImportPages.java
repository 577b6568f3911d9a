package vn.emr.records.his;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.FollowHisExport;
import vn.emr.audit.HisExportView;
import vn.emr.audit.Permits;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** A records officer sends exports of the HIS and sees what became of each. */
@RequestScoped
@Path("/imports")
public class ImportPages {

    private static final int RECENT = 30;
    private static final int SECONDS = 3;

    @Inject
    FollowHisExport follow;

    @Inject
    Upload upload;

    @Inject
    Pages pages;

    /** The upload form and the newest exports with how far they are. */
    @GET
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.NONE)
    public Response list(@QueryParam("received") @DefaultValue("0") int received) {
        return list(Response.Status.OK, "imports.title", Map.of(), received);
    }

    /** Stores the files and leads back to the list. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_EXPORT_RECEIVED)
    public Response send(List<EntityPart> parts) throws IOException {
        int received = upload.take(parts);
        if (received == 0) {
            String missing = pages.page(Section.IMPORTS, "imports.title").text("imports.error.none");
            return list(Response.Status.BAD_REQUEST, "imports.title.error", Map.of("file", missing), 0);
        }
        return Response.seeOther(UriBuilder.fromPath("/imports")
                        .queryParam("received", received)
                        .build())
                .build();
    }

    private Response list(Response.Status status, String title, Map<String, String> errors, int received) {
        ImportsView view = new ImportsView(follow.recent(RECENT), errors, received);
        Page page = pages.page(Section.IMPORTS, title);
        return pages.show(status, following(page, view.waiting() > 0), "his/imports", view);
    }

    /** One export: how far it is, and its report once it is there. */
    @GET
    @Path("{id}")
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_REPORT_READ)
    public Response show(@PathParam("id") String id) {
        HisExportView export = follow.find(id(id));
        @Nullable String report = export.report();
        ImportView view = new ImportView(export, report == null ? null : ReportView.read(report, pages.language()));
        Page page = pages.page(Section.IMPORTS, "import.title");
        return pages.show(following(page, !export.ended()), "his/import", view);
    }

    private static Page following(Page page, boolean waiting) {
        return waiting ? page.scripted().refreshing(SECONDS) : page;
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }
}
