package vn.emr.exchange.his;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.domain.access.Permission;
import vn.emr.domain.his.upload.HisUploadRefused;

/** How far files are that came together. */
@Path("/his/batches")
@RequestScoped
public class HisBatchesResource {

    @Inject
    BatchDoor door;

    @Context
    UriInfo uri;

    /**
     * A batch: 200 when everything in it is through, else 202.
     *
     * @param skip leaves out so many of its files; an answer has 1,000 at most
     */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.NONE)
    public Response find(@PathParam("id") String id, @QueryParam("skip") @DefaultValue("0") int skip) {
        return door.answer(uuid(id), Math.max(0, skip), uri);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw HisUploadRefused.unknownBatch();
        }
    }
}
