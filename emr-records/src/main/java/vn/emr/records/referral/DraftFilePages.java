package vn.emr.records.referral;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.referral.AttachFiles;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.access.Permission;
import vn.emr.domain.referral.FileRefused;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.records.file.FileAnswer;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Photos and PDFs of a referral that is being written. What was typed meanwhile is kept with each post. */
@RequestScoped
@Path("/referrals/{id}/files")
public class DraftFilePages {

    @Inject
    AttachFiles files;

    @Inject
    WriteReferral writing;

    @Inject
    ReferralPages referrals;

    @Inject
    FileAnswer answer;

    @Inject
    Pages pages;

    /** Adds files; each that can't go along is named with the reason. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Permits(value = Permission.REFER, audit = AuditEventType.REFERRAL_WRITTEN)
    public Response add(@PathParam("id") UUID id, List<EntityPart> parts) throws IOException {
        UploadedFiles uploaded = UploadedFiles.read(parts);
        ReferralForm form = keep(id, uploaded.typed());
        List<String> problems = new ArrayList<>();
        Page page = pages.page(Section.REFERRALS, "referral.draft");
        if (uploaded.files().isEmpty()) {
            problems.add(page.text("file.none"));
        }
        for (UploadedFiles.Uploaded file : uploaded.files()) {
            try {
                files.add(id, file.title(), file.content());
            } catch (FileRefused refused) {
                problems.add(file.name() + ": " + page.text("refusal." + refused.code()));
            }
        }
        return problems.isEmpty()
                ? back(id)
                : referrals.draft(id, Map.of("file", String.join(" ", problems)), form, false);
    }

    /** Takes one out again. */
    @POST
    @Path("{file}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REFER, audit = AuditEventType.REFERRAL_WRITTEN)
    public Response remove(
            @PathParam("id") UUID id, @PathParam("file") UUID file, MultivaluedMap<String, String> typed) {
        keep(id, typed);
        files.remove(id, file);
        return back(id);
    }

    /** What was typed meanwhile. */
    private ReferralForm keep(UUID id, MultivaluedMap<String, String> typed) {
        ReferralForm form = FormReader.read(typed);
        FormReader.stay(typed).ifPresent(stay -> writing.choose(id, stay));
        writing.save(id, form);
        return form;
    }

    private static Response back(UUID id) {
        return Response.seeOther(URI.create("/referrals/" + id + "#files")).build();
    }

    /** The file itself. */
    @GET
    @Path("{file}")
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.FILE_READ)
    public Response whole(@PathParam("id") UUID id, @PathParam("file") UUID file) {
        AttachFiles.Read read = files.read(id, file, false);
        return answer.whole(read.file().kind(), read.content(), file.toString());
    }

    /** Its small picture. */
    @GET
    @Path("{file}/small")
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.FILE_READ)
    public Response small(@PathParam("id") UUID id, @PathParam("file") UUID file) {
        AttachFiles.Read read = files.read(id, file, true);
        return answer.small(read.file().kind(), read.content(), file.toString());
    }
}
