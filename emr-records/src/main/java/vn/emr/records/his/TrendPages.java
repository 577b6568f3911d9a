package vn.emr.records.his;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.Permits;
import vn.emr.audit.ReadHisTrends;
import vn.emr.domain.access.CurrentCaller;
import vn.emr.domain.access.Permission;
import vn.emr.domain.his.HisTrend;
import vn.emr.domain.kernel.SystemClock;
import vn.emr.records.web.Csv;
import vn.emr.records.web.FacilityNames;
import vn.emr.records.web.Language;
import vn.emr.records.web.Page;
import vn.emr.records.web.Pages;
import vn.emr.records.web.Section;
import vn.emr.records.web.Texts;

/** What is wrong in the exports, rule by rule and week by week, so that somebody can have it mended. Names no patient. */
@RequestScoped
@Path("/imports/trends")
public class TrendPages {

    private static final List<String> COLUMNS =
            List.of("week", "facility-code", "facility", "rule", "severity", "files", "hosos", "hosos-in-all");

    @Inject
    ReadHisTrends trends;

    @Inject
    FacilityNames facilities;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @Inject
    Pages pages;

    @Context
    UriInfo uri;

    private LocalDate from(TrendQuestion question) {
        return question.from(LocalDate.ofInstant(clock.instant(), SystemClock.VIETNAM));
    }

    /** The page. */
    @GET
    @Permits(value = Permission.SEE_IMPORT_TRENDS, audit = AuditEventType.HIS_TRENDS_READ)
    public Response show() {
        TrendQuestion question = TrendQuestion.of(uri.getQueryParameters());
        LocalDate from = from(question);
        List<HisTrend> found = trends.since(from, question.facility());
        Section section = Section.IMPORTS.opensTo(caller.get()) ? Section.IMPORTS : Section.TRENDS;
        Page page = pages.page(section, "trends.title");
        Texts texts = Texts.of(page.language());
        TrendsView view = TrendsView.of(question, from, choices(page.language()), found, texts);
        return pages.show(page, "his/trends", view);
    }

    /** Facilities to choose from, by name, for who is of none. */
    private Map<String, String> choices(Language language) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (caller.get().facility() == null) {
            facilities.byCode(language).entrySet().stream()
                    .filter(e -> !e.getKey().equals("-"))
                    .sorted(Map.Entry.comparingByValue())
                    .forEach(e -> choices.put(e.getKey(), e.getValue()));
        }
        return choices;
    }

    /** The same as CSV, week by week and facility by facility. */
    @GET
    @Path("trends.csv")
    @Permits(value = Permission.SEE_IMPORT_TRENDS, audit = AuditEventType.HIS_TRENDS_EXPORTED)
    public Response csv() {
        TrendQuestion question = TrendQuestion.of(uri.getQueryParameters());
        List<HisTrend> found = trends.export(from(question), question.facility());
        StringBuilder csv = new StringBuilder(Csv.BYTE_ORDER_MARK);
        Texts texts = Texts.of(pages.language());
        Map<String, String> names = facilities.byCode(pages.language());
        csv.append(Csv.line(COLUMNS.stream().map(c -> texts.get("trends.csv." + c))));
        Map<String, Integer> all = totals(found);
        for (HisTrend trend : found) {
            if (!trend.rule().equals(HisTrend.Count.ALL)) {
                csv.append(Csv.line(cells(trend, names, texts, all.getOrDefault(trend.facility() + trend.week(), 0))));
            }
        }
        return Response.ok(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv;charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"his-trends.csv\"")
                .build();
    }

    private static Map<String, Integer> totals(List<HisTrend> trends) {
        Map<String, Integer> totals = new LinkedHashMap<>();
        trends.stream()
                .filter(t -> t.rule().equals(HisTrend.Count.ALL))
                .forEach(t -> totals.put(t.facility() + t.week(), t.hosos()));
        return totals;
    }

    private static Stream<String> cells(HisTrend trend, Map<String, String> names, Texts texts, int all) {
        return Stream.of(
                trend.week().toString(),
                trend.facility(),
                names.getOrDefault(trend.facility(), trend.facility()),
                trend.rule(),
                texts.get("severity." + TrendsView.severity(trend.severity())),
                Integer.toString(trend.files()),
                Integer.toString(trend.hosos()),
                Integer.toString(all));
    }
}
