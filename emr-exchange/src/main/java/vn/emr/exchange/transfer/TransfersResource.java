package vn.emr.exchange.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.transfer.TransferRefused;

/** The door between nodes: who brings a message is known by its certificate. */
@Path("/transfers")
@RequestScoped
public class TransfersResource {

    /** Most bytes of an announcement, or of one part. */
    private static final int LIMIT = 4 << 20;

    private static final String RECEIPT = "application/jose";
    private static final String OFFSET = "Upload-Offset";

    @Inject
    TransferDoor door;

    @Inject
    CurrentCaller caller;

    @Context
    HttpHeaders headers;

    /**
     * Announces a message: the body is its sealed manifest, with the entries when they are few. The answer is the sealed
     * receipt (200), or what is missing and where to go on (202).
     */
    @POST
    @Consumes(Envelope.MEDIA_TYPE)
    @Permits(value = Permission.TRANSFER, audit = AuditEventType.REFERRAL_RECEIVED)
    public Response announce(InputStream body) throws Exception {
        return answer(door.announce(node(), read(body)));
    }

    /**
     * Brings the next part of a message that was announced.
     *
     * @param facility code of the facility that it is for
     * @param id of the message
     * @param offset where the part begins ({@code Upload-Offset})
     * @param complete {@code ?1} with the last part ({@code Upload-Complete}, as in the IETF's resumable uploads)
     */
    @PATCH
    @Path("/{facility}/{id}")
    @Consumes("application/octet-stream")
    @Permits(value = Permission.TRANSFER, audit = AuditEventType.REFERRAL_RECEIVED)
    public Response upload(
            @PathParam("facility") String facility,
            @PathParam("id") String id,
            @HeaderParam(OFFSET) long offset,
            @HeaderParam("Upload-Complete") String complete,
            InputStream body)
            throws Exception {
        return answer(door.upload(node(), facility, uuid(id), offset, read(body), "?1".equals(complete)));
    }

    private String node() {
        return caller.get().name();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw TransferRefused.unknown();
        }
    }

    private static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw TransferRefused.tooLarge();
        }
        return bytes;
    }

    private Response answer(TransferDoor.Answer answer) {
        Response.ResponseBuilder response = response(answer);
        // Last, so that the head that goes back has the message in it.
        door.contact(node(), headers::getHeaderString).headers().forEach(response::header);
        return response.build();
    }

    private static Response.ResponseBuilder response(TransferDoor.Answer answer) {
        if (answer.taken().whole()) {
            return Response.ok(answer.receipt(), RECEIPT);
        }
        JsonObject state = new JsonObject()
                .put("missing", answer.taken().missing())
                .putNumber("offset", Long.toString(answer.taken().offset()));
        return Response.accepted(state.toString())
                .type("application/json")
                .header(OFFSET, answer.taken().offset());
    }
}
