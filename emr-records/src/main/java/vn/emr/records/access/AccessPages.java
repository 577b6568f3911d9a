package vn.emr.records.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.access.AnswerAuthorities;
import vn.emr.audit.access.KeepConsents;
import vn.emr.audit.access.SeeAccess;
import vn.emr.domain.access.Caller;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.consent.ConsentForm;
import vn.emr.domain.consent.LegalRequest;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Who else may read a patient of the facility: consents and authorities' requests, one page for both. */
@RequestScoped
@Path("/patients/{patient}")
public class AccessPages {

    @Inject
    SeeAccess seeing;

    @Inject
    KeepConsents consents;

    @Inject
    AnswerAuthorities authorities;

    @Inject
    FacilityNames facilities;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /** The page. */
    @GET
    @Path("access")
    @Permits(value = Permission.SEE_ACCESS, audit = AuditEventType.REGISTER_READ)
    public Response show(@PathParam("patient") UUID patient) {
        return page(patient, Response.Status.OK, Map.of(), Map.of());
    }

    /** Enters a consent. */
    @POST
    @Path("consents")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.KEEP_CONSENTS, audit = AuditEventType.CONSENT_GIVEN)
    public Response give(@PathParam("patient") UUID patient, MultivaluedMap<String, String> typed) {
        ConsentForm form = AccessForms.consent(typed);
        String own = caller.get().facility();
        Map<String, String> problems = form.problems(today(), own == null ? "" : own);
        if (!problems.isEmpty()) {
            return page(patient, Response.Status.BAD_REQUEST, problems, flat(typed));
        }
        consents.give(patient, form);
        return back(patient);
    }

    /** Withdraws a consent. */
    @POST
    @Path("consents/{consent}")
    @Permits(value = Permission.KEEP_CONSENTS, audit = AuditEventType.CONSENT_WITHDRAWN)
    public Response withdraw(@PathParam("patient") UUID patient, @PathParam("consent") UUID consent) {
        consents.withdraw(patient, consent);
        return back(patient);
    }

    /** Enters an authority's request. */
    @POST
    @Path("requests")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.KEEP_REQUESTS, audit = AuditEventType.LEGAL_REQUEST_ENTERED)
    public Response enter(@PathParam("patient") UUID patient, MultivaluedMap<String, String> typed) {
        LegalRequest.Form form = AccessForms.request(typed);
        Map<String, String> problems = form.problems(today());
        if (!problems.isEmpty()) {
            Map<String, String> shown = new LinkedHashMap<>();
            problems.forEach((field, rule) -> shown.put(field.equals("until") ? "due" : field, rule));
            return page(patient, Response.Status.BAD_REQUEST, shown, flat(typed));
        }
        authorities.enter(patient, form);
        return back(patient);
    }

    private static Response back(UUID patient) {
        return Response.seeOther(URI.create("/patients/" + patient + "/access")).build();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SystemClock.VIETNAM);
    }

    private static Map<String, String> flat(MultivaluedMap<String, String> typed) {
        Map<String, String> flat = new HashMap<>();
        typed.keySet().forEach(name -> flat.put(name, AccessForms.text(typed, name)));
        return flat;
    }

    private Response page(
            UUID patient, Response.Status status, Map<String, String> problems, Map<String, String> typed) {
        SeeAccess.Whole whole = seeing.of(patient);
        Page page = pages.page(Section.PATIENTS, problems.isEmpty() ? "access.title" : "access.title.error");
        Map<String, String> errors = new LinkedHashMap<>();
        problems.forEach((field, rule) -> errors.put(field, page.text("error." + rule)));
        Map<String, String> names = facilities.byCode(page.language());
        Caller who = caller.get();
        Map<String, String> others = new TreeMap<>(names);
        others.keySet().removeIf(code -> code.equals(who.facility()) || code.equals("-"));
        Instant now = clock.instant();
        AccessView view = new AccessView(
                whole,
                whole.patient().content().text("name", "text").orElse(""),
                others,
                names,
                typed,
                errors,
                now,
                today(),
                Permission.KEEP_CONSENTS.isHeldBy(who),
                Permission.KEEP_REQUESTS.isHeldBy(who));
        return pages.show(status, page, "access/access", view);
    }
}
