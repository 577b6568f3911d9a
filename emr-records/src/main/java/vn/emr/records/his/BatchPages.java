package vn.emr.records.his;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.his.FollowHisBatch;
import vn.emr.domain.access.Permission;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Files that were sent together, and what became of each. */
@RequestScoped
@Path("/imports/batches")
public class BatchPages {

    private static final int ROWS = 100;
    private static final int SECONDS = 3;

    @Inject
    FollowHisBatch follow;

    @Inject
    Pages pages;

    /**
     * One batch.
     *
     * @param skip how many files are on the pages before
     */
    @GET
    @Path("{id}")
    @Permits(value = Permission.IMPORT_HIS, audit = AuditEventType.NONE)
    public Response show(@PathParam("id") String id, @QueryParam("skip") @DefaultValue("0") int skip) {
        FollowHisBatch.Shown shown = follow.find(id(id), Math.max(0, skip), ROWS + 1);
        BatchView view = BatchView.of(shown, Math.max(0, skip), ROWS, pages.language());
        Page page = pages.page(Section.IMPORTS, "batch.title");
        return pages.show(view.totals().ended() ? page : page.scripted().refreshing(SECONDS), "his/batch", view);
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }
}
