package vn.emr.records.chart;

import java.util.List;

/**
 * The page that shows how an episode came to say what it says.
 *
 * @param chart the chart that it belongs to
 * @param episode the episode
 * @param versions the newest first
 * @param places names of facilities in the reader's language
 */
public record VersionsPage(ChartView chart, EpisodeView episode, List<EpisodeVersion> versions, Places places) {

    /** Copies the versions. */
    public VersionsPage {
        versions = List.copyOf(versions);
    }
}
