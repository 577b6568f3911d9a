package vn.emr.records.file;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.ReadFile;
import vn.emr.domain.access.Permission;

/** Photos and PDFs of a patient's record. */
@RequestScoped
@Path("/patients/{patient}/files/{file}")
public class FilePages {

    @Inject
    ReadFile files;

    @Inject
    FileAnswer answer;

    /** The file itself. */
    @GET
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.FILE_READ)
    public Response whole(@PathParam("patient") UUID patient, @PathParam("file") UUID file) {
        ReadFile.Read read = files.open(patient, file, false);
        return answer.whole(read.file().kind(), read.content(), file.toString());
    }

    /** Its small picture. */
    @GET
    @Path("small")
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.FILE_READ)
    public Response small(@PathParam("patient") UUID patient, @PathParam("file") UUID file) {
        ReadFile.Read read = files.open(patient, file, true);
        return answer.small(read.file().kind(), read.content(), file.toString());
    }
}
