package vn.emr.records.chart;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.OpenChart;
import vn.emr.audit.OtherRecords;
import vn.emr.audit.Permits;
import vn.emr.audit.referral.FollowStays;
import vn.emr.audit.referral.ProposeReferrals;
import vn.emr.audit.referral.WriteReferral;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.patient.PatientChart;
import vn.emr.records.referral.ProposalRow;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;

/**
 * Pages about one patient. Each of them opens the chart, so each leaves its audit event. Titles and addresses name no
 * patient: browsers keep both.
 */
@RequestScoped
@Path("/patients/{patient}")
public class ChartPages {

    @Inject
    OpenChart openChart;

    @Inject
    ChartFiles files;

    @Inject
    FacilityNames facilities;

    @Inject
    WriteReferral referrals;

    @Inject
    ProposeReferrals proposals;

    @Inject
    FollowStays stays;

    @Inject
    OtherRecords others;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    /** What a clinician needs first. */
    @GET
    @Path("chart")
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.CHART_READ)
    public Response chart(@PathParam("patient") UUID patient) {
        PatientChart stored = openChart.open(patient);
        ChartPage view = new ChartPage(
                read(stored),
                places(),
                1,
                destinations(patient),
                files.all(stored),
                stays.of(stored),
                proposed(patient),
                elsewhere(patient));
        return pages.show(pages.page(Section.PATIENTS, "chart.summary"), "chart/chart", view);
    }

    /** All laboratory results and their courses. */
    @GET
    @Path("results")
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.CHART_READ)
    public Response results(@PathParam("patient") UUID patient, @QueryParam("page") @DefaultValue("1") int no) {
        ChartPage view = new ChartPage(read(patient), places(), no).with(elsewhere(patient));
        return pages.show(pages.page(Section.PATIENTS, "chart.results"), "chart/results", view);
    }

    /** All episodes. */
    @GET
    @Path("episodes")
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.CHART_READ)
    public Response episodes(@PathParam("patient") UUID patient, @QueryParam("page") @DefaultValue("1") int no) {
        ChartPage view = new ChartPage(read(patient), places(), no);
        return pages.show(pages.page(Section.PATIENTS, "chart.episodes"), "chart/episodes", view);
    }

    /** Everything of one episode. */
    @GET
    @Path("episodes/{episode}")
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.CHART_READ)
    public Response episode(@PathParam("patient") UUID patient, @PathParam("episode") UUID episode) {
        PatientChart stored = openChart.open(patient);
        ChartView chart = read(stored);
        EpisodeView found = chart.episode(episode).orElseThrow(NotFoundException::new);
        EpisodePage view =
                new EpisodePage(chart, found, places(), stays.of(stored).get(episode), files.of(stored, episode));
        return pages.show(pages.page(Section.PATIENTS, "chart.episode.title"), "chart/episode", view);
    }

    /** How one episode came to say what it says: what each file and each person added, changed and withdrew. */
    @GET
    @Path("episodes/{episode}/versions")
    @Permits(value = Permission.READ_CHART, audit = AuditEventType.CHART_READ)
    public Response versions(@PathParam("patient") UUID patient, @PathParam("episode") UUID episode) {
        OpenChart.WithHistory whole = openChart.history(patient, episode);
        ChartView chart = read(whole.chart());
        EpisodeView found = chart.episode(episode).orElseThrow(NotFoundException::new);
        VersionsPage view = new VersionsPage(chart, found, Differences.of(whole.versions()), places());
        return pages.show(pages.page(Section.PATIENTS, "versions.title"), "chart/versions", view);
    }

    private ChartView read(UUID patient) {
        return read(openChart.open(patient));
    }

    private ChartView read(PatientChart stored) {
        LocalDate today = clock.instant().atZone(FhirTime.ZONE).toLocalDate();
        return ChartReader.read(stored, today);
    }

    /** Results of the person's other records, for the courses. */
    private List<ResultView> elsewhere(UUID patient) {
        return others.laboratory(patient).stream().map(ResultView::of).toList();
    }

    /** Where the reader may refer a patient of the own facility. */
    private List<String> destinations(UUID patient) {
        return mayRefer() ? referrals.destinations(patient) : List.of();
    }

    private List<ProposalRow> proposed(UUID patient) {
        return mayRefer() ? proposals.of(patient).stream().map(ProposalRow::of).toList() : List.of();
    }

    private boolean mayRefer() {
        return caller.find().filter(Permission.REFER::isHeldBy).isPresent();
    }

    private Places places() {
        return new Places(facilities.byCode(pages.language()));
    }
}
