package vn.emr.records.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.domain.access.Permission;

/** Serves style sheet and script; the server itself serves no files, so nothing else can be had by its name. */
@RequestScoped
@Path("/assets/{hash}/{name}")
public class AssetResource {

    /** The file, to be kept by the browser for a year. */
    @GET
    @Permits(value = Permission.ANYONE, audit = AuditEventType.NONE)
    public Response get(@PathParam("hash") String hash, @PathParam("name") String name) {
        Asset asset = Assets.find("/assets/" + hash + '/' + name).orElseThrow(NotFoundException::new);
        return Response.ok(asset.bytes(), asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
