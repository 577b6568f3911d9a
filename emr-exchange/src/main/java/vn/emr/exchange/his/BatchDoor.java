package vn.emr.exchange.his;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.audit.his.ReceiveHisFiles;
import vn.emr.domain.his.HisExportRefused;
import vn.emr.domain.his.HisExports;
import vn.emr.domain.his.upload.HisDoor;
import vn.emr.domain.his.upload.HisProblem;
import vn.emr.domain.his.upload.HisUploadRefused;
import vn.emr.exchange.door.Spool;

/** Takes files that come together over REST, and tells what became of them. */
@ApplicationScoped
public class BatchDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FILES = 1000;

    @Inject
    ReceiveHisFiles receiving;

    @Inject
    FollowHisBatch following;

    @Inject
    ImportEnds ends;

    /**
     * Stores the files of a form, each durably before the next; waits a while for what becomes of them.
     *
     * @throws HisUploadRefused when there is none
     */
    Response take(List<EntityPart> parts, UriInfo uri) throws IOException, InterruptedException {
        List<EntityPart> files =
                parts.stream().filter(p -> p.getFileName().isPresent()).toList();
        if (files.isEmpty()) {
            throw HisUploadRefused.noFile();
        }
        UUID batch = receiving.open(HisDoor.REST);
        for (EntityPart file : files) {
            take(batch, file);
        }
        return wait(batch, uri);
    }

    private void take(UUID batch, EntityPart file) throws IOException {
        String name = file.getFileName().orElseThrow();
        try (InputStream body = file.getContent()) {
            receiving.take(batch, name, body);
        } catch (HisExportRefused tooLarge) {
            receiving.refuse(batch, name, HisProblem.SIZE_LIMIT);
        }
    }

    /** Stores a zip that is the whole body. */
    Response take(String name, InputStream zip, UriInfo uri) throws IOException, InterruptedException {
        UUID batch;
        try (Spool spool = Spool.of(zip, HisExports.LIMIT);
                InputStream whole = spool.open()) {
            batch = receiving.open(HisDoor.REST);
            receiving.take(batch, name, whole);
        }
        return wait(batch, uri);
    }

    private Response wait(UUID batch, UriInfo uri) throws InterruptedException {
        ends.await(batch, PATIENCE, () -> following.ended(batch));
        return answer(batch, 0, uri);
    }

    /** The batch as far as it is: 200 when everything is through, else 202 with where to ask again. */
    Response answer(UUID batch, int skip, UriInfo uri) {
        FollowHisBatch.Shown shown = following.find(batch, skip, FILES);
        String json =
                new BatchJson(id -> address(uri, HisExportsResource.class, id).toString()).write(shown);
        Response.ResponseBuilder response = shown.totals().ended()
                ? Response.ok(json)
                : Response.accepted(json).header("Retry-After", "2");
        return response.location(address(uri, HisBatchesResource.class, batch)).build();
    }

    private static URI address(UriInfo uri, Class<?> resource, UUID id) {
        UriBuilder builder = uri.getBaseUriBuilder().path(resource);
        return builder.path(id.toString()).build();
    }
}
