package vn.emr.records.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.audit.registration.RegisterPatient;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.kernel.Ids;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.domain.patient.PatientHit;
import vn.emr.records.search.PatientRow;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Sealer;
import vn.emr.records.web.Section;

/** Registers a patient whom no export names: an emergency leaves before its paperwork. */
@RequestScoped
@Path("/patients/new")
public class RegistrationPages {

    @Inject
    RegisterPatient registering;

    @Inject
    WriteReferral referrals;

    @Inject
    FacilityNames facilities;

    @Inject
    CurrentCaller caller;

    @Inject
    Sealer sealer;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /** The form, filled from what somebody looked for and did not find. */
    @GET
    @Permits(value = Permission.REGISTER_PATIENT, audit = AuditEventType.NONE)
    public Response ask(@QueryParam("s") @Nullable String sealed) {
        UUID id = Ids.next(clock);
        IdentityForm form =
                sealer.open(sealed).map(looked -> IdentityForm.of(id, looked)).orElseGet(() -> IdentityForm.empty(id));
        return show(Response.Status.OK, "register.title", form, Map.of(), List.of());
    }

    /** Registers the patient and goes on to the referral, or to the chart. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Permits(value = Permission.REGISTER_PATIENT, audit = AuditEventType.PATIENT_REGISTERED)
    public Response register(MultivaluedMap<String, String> typed) {
        IdentityForm form = IdentityForm.read(typed);
        Map<String, String> problems = form.problems(LocalDate.ofInstant(clock.instant(), SystemClock.VIETNAM));
        if (!problems.isEmpty()) {
            return show(Response.Status.BAD_REQUEST, "register.title.error", form, problems, List.of());
        }
        RegisterPatient.Outcome outcome = registering.register(form.id(), form.identity(), typed.containsKey("apart"));
        UUID patient = outcome.patient();
        if (patient == null) {
            return show(Response.Status.CONFLICT, "register.title.known", form, Map.of(), outcome.known());
        }
        String to = typed.getFirst("to");
        String note = outcome.disputed() ? "?disputed=1" : "";
        String next = to == null || to.isEmpty()
                ? "/patients/" + patient + "/chart"
                : "/referrals/" + referrals.begin(patient, to);
        return Response.seeOther(URI.create(next + note)).build();
    }

    private Response show(
            Response.Status status,
            String title,
            IdentityForm form,
            Map<String, String> problems,
            List<PatientHit> known) {
        Page page = pages.page(Section.PATIENTS, title);
        Map<String, String> errors = new LinkedHashMap<>();
        problems.forEach((field, key) -> errors.put(field, page.text(key)));
        List<PatientRow> rows = known.stream().map(h -> PatientRow.of(h, page)).toList();
        return pages.show(
                status, page, "registration/new", new RegistrationView(form, errors, rows, destinations(page)));
    }

    private Map<String, String> destinations(Page page) {
        Map<String, String> names = new LinkedHashMap<>();
        if (caller.find().filter(Permission.REFER::isHeldBy).isPresent()) {
            referrals.destinations().forEach(code -> names.put(code, facilities.name(code, page.language())));
        }
        return names;
    }
}
