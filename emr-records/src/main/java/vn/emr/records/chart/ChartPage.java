package vn.emr.records.chart;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.referral.FollowStays.Links;
import vn.emr.records.file.FileView;
import vn.emr.records.referral.ProposalRow;

/**
 * What a page of the chart is made of.
 *
 * @param chart the chart
 * @param places names of facilities in the reader's language
 * @param no which page of a long list
 * @param destinations codes of the facilities to which the reader may refer this patient
 * @param files photos and PDFs, the newest first
 * @param chain where the patient came from and went to, by stay
 * @param proposals referrals that the HIS proposes
 * @param elsewhere laboratory results of the same person's other records that the reader may open
 */
public record ChartPage(
        ChartView chart,
        Places places,
        int no,
        List<String> destinations,
        List<FileView> files,
        Map<UUID, Links> chain,
        List<ProposalRow> proposals,
        List<ResultView> elsewhere) {

    /** Copies. */
    public ChartPage {
        destinations = List.copyOf(destinations);
        files = List.copyOf(files);
        chain = Map.copyOf(chain);
        proposals = List.copyOf(proposals);
        elsewhere = List.copyOf(elsewhere);
    }

    /** A page from which nobody refers. */
    ChartPage(ChartView chart, Places places, int no) {
        this(chart, places, no, List.of(), List.of(), Map.of(), List.of(), List.of());
    }

    private static final int REPORTS = 60;
    private static final int EPISODES = 50;

    /** Where the patient came from before this stay and went to after it; null when that was not asked. */
    public @Nullable Links links(EpisodeView episode) {
        return chain.get(episode.stay().id());
    }

    /** The same page with these results of other records. */
    ChartPage with(List<ResultView> others) {
        return new ChartPage(chart, places, no, destinations, files, chain, proposals, others);
    }

    /** The courses, across facilities. */
    public List<Trend> trends() {
        return chart.trends(elsewhere);
    }

    /** A page of the laboratory reports. */
    public Slice<ReportView> laboratory() {
        return Slice.of(chart.laboratory(), REPORTS, no);
    }

    /** A page of the episodes. */
    public Slice<EpisodeView> episodes() {
        return Slice.of(chart.episodes(), EPISODES, no);
    }
}
