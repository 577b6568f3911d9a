package vn.emr.records.his;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.his.UploadHisFile;
import vn.emr.domain.access.Permission;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.HisUploads;
import vn.emr.records.web.Language;
import vn.emr.records.web.Pages;

/** What the script of the upload form calls: a file comes in parts, and goes on where it stopped. */
@RequestScoped
@Path("/imports/uploads")
public class UploadPages {

    @Inject
    UploadHisFile uploading;

    @Inject
    Pages pages;

    /** Begins a file, or takes up one that was begun; answers where to go on. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_UPLOAD_BEGUN)
    public Response begin(
            @FormParam("batch") @DefaultValue("") String batch,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("size") @DefaultValue("-1") long size,
            @FormParam("checksum") @DefaultValue("0") long checksum) {
        return answer(uploading.begin(batch.isEmpty() ? null : id(batch), name, size, checksum));
    }

    /** The next part; answers where to go on. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_EXPORT_RECEIVED)
    public Response add(
            @PathParam("id") String id, @QueryParam("start") @DefaultValue("-1") long start, InputStream part)
            throws IOException {
        return answer(uploading.add(id(id), start, part.readNBytes(HisUploads.CHUNK + 1)));
    }

    /** Forgets a file that is not whole. */
    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.HIS_UPLOAD_DROPPED)
    public Response cancel(@PathParam("id") String id) {
        uploading.cancel(id(id));
        return Response.seeOther(URI.create("/imports")).build();
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }

    private Response answer(UploadHisFile.Progress progress) {
        JsonObject json = new JsonObject()
                .put("upload", progress.upload().toString())
                .put("batch", progress.batch().toString())
                .put("state", progress.state().name())
                .putNumber("bytes", Long.toString(progress.bytes()))
                .put("problem", sentence(progress.problem()));
        return Response.ok(json.toString()).build();
    }

    private @Nullable String sentence(@Nullable HisProblem problem) {
        if (problem == null) {
            return null;
        }
        return pages.language() == Language.VI ? problem.vi() : problem.en();
    }
}
