package vn.emr.records.chart;

import java.util.List;

/**
 * What a page of the chart is made of.
 *
 * @param chart the chart
 * @param places names of facilities in the reader's language
 * @param no which page of a long list
 * @param destinations codes of the facilities to which the reader may refer this patient
 */
public record ChartPage(ChartView chart, Places places, int no, List<String> destinations) {

    /** Copies. */
    public ChartPage {
        destinations = List.copyOf(destinations);
    }

    /** A page from which nobody refers. */
    ChartPage(ChartView chart, Places places, int no) {
        this(chart, places, no, List.of());
    }

    private static final int REPORTS = 60;
    private static final int EPISODES = 50;

    /** A page of the laboratory reports. */
    public Slice<ReportView> laboratory() {
        return Slice.of(chart.laboratory(), REPORTS, no);
    }

    /** A page of the episodes. */
    public Slice<EpisodeView> episodes() {
        return Slice.of(chart.episodes(), EPISODES, no);
    }
}
