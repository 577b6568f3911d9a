package vn.emr.exchange.his;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.FollowHisExport;
import vn.emr.audit.HisExportView;
import vn.emr.audit.Permits;
import vn.emr.audit.ReceiveHisExport;
import vn.emr.audit.his.FileNames;
import vn.emr.domain.access.Permission;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.HisExportNotFound;
import vn.emr.domain.his.HisExports;
import vn.emr.exchange.door.Spool;

/** The door for exports of hospital information systems. */
@Path("/his/exports")
@RequestScoped
public class HisExportsResource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    ReceiveHisExport receiving;

    @Inject
    FollowHisExport following;

    @Inject
    ImportEnds ends;

    @Inject
    BatchDoor batches;

    @Context
    UriInfo uri;

    /**
     * Stores the file durably and waits for its report: 200 with it, or 202 with the address where it will be.
     *
     * @param header name of the file, in {@code X-File-Name}
     * @param query the same as {@code ?name=}
     */
    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_EXPORT_RECEIVED)
    public Response receive(
            @HeaderParam("X-File-Name") @Nullable String header,
            @QueryParam("name") @Nullable String query,
            InputStream body)
            throws IOException, InterruptedException {
        UUID id = store(fileName(header, query), body);
        ends.await(id, PATIENCE, () -> following.ended(id));
        return answer(following.find(id));
    }

    /** Stores the files and zips of a form; 200 or 202 with the batch, in which each has its own export. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_EXPORT_RECEIVED)
    public Response receiveForm(List<EntityPart> parts) throws IOException, InterruptedException {
        return batches.take(parts, uri);
    }

    /** Stores a zip of files; 200 or 202 with the batch, in which each file has its own export. */
    @POST
    @Consumes("application/zip")
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_EXPORT_RECEIVED)
    public Response receiveZip(
            @HeaderParam("X-File-Name") @Nullable String header,
            @QueryParam("name") @Nullable String query,
            InputStream body)
            throws IOException, InterruptedException {
        return batches.take(fileName(header, query), body, uri);
    }

    private UUID store(String fileName, InputStream body) throws IOException {
        try (Spool spool = Spool.of(body, HisExports.LIMIT);
                InputStream whole = spool.open()) {
            return receiving.receive(fileName, whole);
        }
    }

    /** How far an export is, or its report. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_REPORT_READ)
    public Response find(@PathParam("id") String id) {
        return answer(following.find(uuid(id)));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new HisExportNotFound();
        }
    }

    private Response answer(HisExportView view) {
        if (view.report() != null) {
            return Response.ok(view.report()).build();
        }
        URI location = uri.getBaseUriBuilder()
                .path(HisExportsResource.class)
                .path(view.id().toString())
                .build();
        JsonObject progress = new JsonObject()
                .put("id", view.id().toString())
                .put("state", view.state().name())
                .putNumber("hoso_done", Integer.toString(view.hosoDone()))
                .putNumber("hoso_total", Integer.toString(view.hosoTotal()));
        return Response.accepted(progress.toString())
                .location(location)
                .header("Retry-After", "2")
                .build();
    }

    private static String fileName(@Nullable String header, @Nullable String query) {
        String sent = query == null ? FileNames.ofHeader(header) : query;
        return FileNames.last(sent == null ? "" : sent);
    }
}
