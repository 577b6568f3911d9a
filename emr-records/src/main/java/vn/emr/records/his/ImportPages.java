package vn.emr.records.his;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.FollowHisExport;
import vn.emr.audit.HisExportView;
import vn.emr.audit.Permits;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.domain.access.Permission;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** A records officer sends exports of the HIS and sees what became of each. */
@RequestScoped
@Path("/imports")
public class ImportPages {

    private static final int RECENT = 30;
    private static final int RECENT_BATCHES = 10;
    private static final int SECONDS = 3;

    @Inject
    FollowHisExport follow;

    @Inject
    FollowHisBatch batches;

    @Inject
    Upload upload;

    @Inject
    Pages pages;

    /** The upload form and the newest exports with how far they are. */
    @GET
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.NONE)
    public Response list() {
        return list(Response.Status.OK, "imports.title", Map.of());
    }

    /** Stores the files of a form that was posted as a whole, and leads to what becomes of them. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_EXPORT_RECEIVED)
    public Response send(List<EntityPart> parts) throws IOException {
        Optional<UUID> batch = upload.take(parts);
        if (batch.isEmpty()) {
            String missing = pages.page(Section.IMPORTS, "imports.title").text("imports.error.none");
            return list(Response.Status.BAD_REQUEST, "imports.title.error", Map.of("file", missing));
        }
        return Response.seeOther(URI.create("/imports/batches/" + batch.get())).build();
    }

    private Response list(Response.Status status, String title, Map<String, String> errors) {
        ImportsView view = new ImportsView(
                follow.recent(RECENT),
                batches.recent(RECENT_BATCHES),
                batches.unfinished(RECENT),
                batches.folder(),
                errors);
        Page page = pages.page(Section.IMPORTS, title).takingFiles();
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

    /** The report as the REST door gives it. */
    @GET
    @Path("{id}/report.json")
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_REPORT_READ)
    public Response json(@PathParam("id") String id) {
        return file(id, "application/json;charset=utf-8", "json", report(id));
    }

    /** Its findings, one a line. */
    @GET
    @Path("{id}/findings.csv")
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_REPORT_READ)
    public Response csv(@PathParam("id") String id) {
        JsonObject report = CanonicalJson.parse(report(id).getBytes(StandardCharsets.UTF_8));
        return file(id, "text/csv;charset=utf-8", "csv", FindingsCsv.of(report, pages.language()));
    }

    private String report(String id) {
        return Optional.ofNullable(follow.find(id(id)).report()).orElseThrow(NotFoundException::new);
    }

    private static Response file(String id, String type, String ending, String content) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"his-" + id(id) + '.' + ending + '"')
                .build();
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
