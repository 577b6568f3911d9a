package vn.emr.records.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.access.ListWhoSaw;
import vn.emr.domain.access.Permission;
import vn.emr.records.paper.Paper;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/** Prints for a patient who has seen the record. */
@RequestScoped
@Path("/patients/{patient}/who-saw.pdf")
public class WhoSawPages {

    @Inject
    ListWhoSaw list;

    @Inject
    FacilityNames facilities;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /**
     * The paper; the form again when a day is wrong.
     *
     * @param from first day, dd/MM/yyyy
     * @param until last day
     */
    @GET
    @Permits(value = Permission.PRINT_ACCESS_LIST, audit = AuditEventType.ACCESS_LIST_PRINTED)
    public Response print(
            @PathParam("patient") UUID patient,
            @QueryParam("saw-from") @DefaultValue("") String from,
            @QueryParam("saw-until") @DefaultValue("") String until) {
        ListPeriod period = ListPeriod.of(from, until);
        return period == null ? again(patient, from, until) : paper(patient, period);
    }

    private Response paper(UUID patient, ListPeriod period) {
        ListWhoSaw.Whole whole = list.of(patient, period.from(), period.until());
        WhoSawWords words = new WhoSawWords(facilities.byCode(WhoSawWords.LANGUAGE));
        byte[] pdf = Paper.pdf(WhoSawWords.LANGUAGE, "paper/whoSaw", words.view(whole, period, clock.instant()));
        return Response.ok(pdf, "application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ai-da-xem-ho-so.pdf\"")
                .build();
    }

    private Response again(UUID patient, String from, String until) {
        Page page = pages.page(Section.PATIENTS, "saw.title.error");
        Map<String, String> errors = new LinkedHashMap<>();
        ListPeriod.problems(from, until).forEach((field, key) -> errors.put(field, page.text(key)));
        return pages.show(Response.Status.BAD_REQUEST, page, "access/saw", new SawForm(patient, from, until, errors));
    }
}
