package vn.emr.records.chart;

import java.util.List;
import vn.emr.records.file.FileView;

/**
 * What a page of the chart is made of.
 *
 * @param chart the chart
 * @param places names of facilities in the reader's language
 * @param no which page of a long list
 * @param destinations codes of the facilities to which the reader may refer this patient
 * @param files photos and PDFs, the newest first
 */
public record ChartPage(ChartView chart, Places places, int no, List<String> destinations, List<FileView> files) {

    /** Copies. */
    public ChartPage {
        destinations = List.copyOf(destinations);
        files = List.copyOf(files);
    }

    /** A page from which nobody refers. */
    ChartPage(ChartView chart, Places places, int no) {
        this(chart, places, no, List.of(), List.of());
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
