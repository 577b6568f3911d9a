package vn.emr.records.referral;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.ReadFile;
import vn.emr.audit.referral.AttachFiles;
import vn.emr.audit.referral.SeeReferrals;
import vn.emr.audit.referral.SupplementReferral;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.access.Permission;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.referral.PatientFile;
import vn.emr.domain.referral.ReferralForm;
import vn.emr.domain.referral.ReferralState;
import vn.emr.records.file.FileView;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** What the facility refers: the list, one referral while it is written, and afterwards how far it is. */
@RequestScoped
@Path("/referrals")
public class ReferralPages {

    @Inject
    SeeReferrals referrals;

    @Inject
    WriteReferral writing;

    @Inject
    SupplementReferral supplements;

    @Inject
    AttachFiles attached;

    @Inject
    ReadFile read;

    @Inject
    ReferralLists lists;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /** What we sent or are writing. */
    @GET
    @Permits(value = Permission.SEE_REFERRALS, audit = AuditEventType.REFERRALS_READ)
    public Response list(
            @QueryParam("proposals") @Nullable String proposals, @QueryParam("aside") @Nullable UUID aside) {
        return lists.outgoing("all".equals(proposals), aside);
    }

    /** One referral, ours or one that came. */
    @GET
    @Path("{id}")
    @Permits(value = Permission.SEE_REFERRALS, audit = AuditEventType.REFERRAL_READ)
    public Response one(
            @PathParam("id") UUID id,
            @QueryParam("saved") @Nullable String saved,
            @QueryParam("check") @Nullable String check) {
        SeeReferrals.Whole whole = referrals.one(id);
        if (whole.referral().state() == ReferralState.DRAFT) {
            Map<String, String> errors =
                    check == null ? Map.of() : errors(whole.referral().form().orElseThrow());
            return draft(id, errors, null, saved != null);
        }
        Page page = pages.page(whole.referral().outgoing() ? Section.REFERRALS : Section.INBOX, "referral.title")
                .scripted();
        String partner = ReferralRow.name(whole.referral().partner(), page.language());
        LaterView later = LaterView.of(whole, supplements.later(id));
        return pages.show(
                page, "referral/one", ReferralView.of(whole, partner, later, filesOf(whole), referrals.stamp(id)));
    }

    /** The page of a draft, with what is wrong in it. */
    Response draft(UUID id, Map<String, String> errors, @Nullable ReferralForm typed, boolean saved) {
        WriteReferral.ReferralDraft draft = writing.open(id);
        Page page = pages.page(Section.REFERRALS, errors.isEmpty() ? "referral.draft" : "referral.draft.error")
                .scripted()
                .takingPhotos();
        String partner = ReferralRow.name(draft.referral().partner(), page.language());
        LocalDate today = LocalDate.now(clock.withZone(SystemClock.VIETNAM));
        DraftView view =
                DraftView.of(draft, partner, typed == null ? draft.form() : typed, errors, saved, today, files(id));
        Response.Status status = errors.isEmpty() ? Response.Status.OK : Response.Status.BAD_REQUEST;
        return pages.show(status, page, "referral/draft", view);
    }

    /** The referral's own photos and PDFs. */
    private List<FileView> filesOf(SeeReferrals.Whole whole) {
        List<PatientFile> files = whole.resources().stream()
                .flatMap(r -> PatientFile.of(r).stream())
                .filter(f -> whole.referral().id().equals(f.referral()))
                .toList();
        Set<String> here = read.here(files);
        Map<String, Integer> sent = ReferralView.sent(whole);
        return files.stream()
                .map(f -> FileView.of(
                        f,
                        whole.referral().patient(),
                        here.contains(f.hash()),
                        sent.getOrDefault(f.hash(), FileView.WHOLE)))
                .toList();
    }

    private List<FileView> files(UUID id) {
        return attached.of(id).stream().map(f -> FileView.of(f, id)).toList();
    }

    /** Asks whether anything changed: htmx then loads the page again. Says nothing about the referral. */
    @GET
    @Path("{id}/changed")
    @Permits(value = Permission.SEE_REFERRALS, audit = AuditEventType.NONE)
    public Response changed(@PathParam("id") UUID id, @QueryParam("since") @Nullable String since) {
        return answer(referrals.stamp(id).equals(since));
    }

    /** The same for the list. */
    @GET
    @Path("changed")
    @Permits(value = Permission.SEE_REFERRALS, audit = AuditEventType.NONE)
    public Response changed(@QueryParam("since") @Nullable String since) {
        return answer(referrals.stamp().equals(since));
    }

    private static Response answer(boolean same) {
        return same
                ? Response.noContent().build()
                : Response.ok("").header("HX-Refresh", "true").build();
    }

    /** Saves, sends or throws away a draft; one post, the button says which. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REFER, audit = AuditEventType.REFERRAL_WRITTEN)
    public Response write(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
        ReferralForm form = FormReader.read(typed);
        FormReader.stay(typed).ifPresent(stay -> writing.choose(id, stay));
        switch (FormReader.orEmpty(FormReader.text(typed, "act"))) {
            case "send" -> {
                Map<String, String> errors = errors(form);
                if (!errors.isEmpty()) {
                    writing.save(id, form);
                    return draft(id, errors, form, false);
                }
                writing.send(id, form);
                return to(id, "");
            }
            case "discard" -> {
                writing.discard(id);
                return Response.seeOther(URI.create("/referrals")).build();
            }
            case "show" -> {
                writing.save(id, form);
                return to(id, "#packet");
            }
            default -> {
                writing.save(id, form);
                return to(id, "?saved=1");
            }
        }
    }

    private Map<String, String> errors(ReferralForm form) {
        Page page = pages.page(Section.REFERRALS, "referral.draft");
        Map<String, String> errors = new LinkedHashMap<>();
        if (form.reason() == 0) {
            errors.put("reason", page.text("referral.error.reason"));
        }
        if (form.diagnosis().isBlank()) {
            errors.put("diagnosis", page.text("referral.error.diagnosis"));
        }
        return errors;
    }

    /** Calls a sent referral off, or lets a stopped message be tried again. */
    @POST
    @Path("{id}/way")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REFER, audit = AuditEventType.REFERRAL_WRITTEN)
    public Response way(@PathParam("id") UUID id, @FormParam("act") @Nullable String act) {
        if ("cancel".equals(act)) {
            writing.cancel(id);
        } else {
            referrals.tryAgain(id);
        }
        return to(id, "");
    }

    /** Sends more about a referral that has left: what is new, or a stay that a doctor says is this patient's. */
    @POST
    @Path("{id}/more")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REFER, audit = AuditEventType.REFERRAL_SENT)
    public Response more(@PathParam("id") UUID id, MultivaluedMap<String, String> typed) {
        FormReader.stay(typed).ifPresentOrElse(stay -> supplements.sendStay(id, stay), () -> supplements.sendNews(id));
        return to(id, "");
    }

    private static Response to(UUID id, String query) {
        return Response.seeOther(URI.create("/referrals/" + id + query)).build();
    }
}
