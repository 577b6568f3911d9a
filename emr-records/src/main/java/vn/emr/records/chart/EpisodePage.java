package vn.emr.records.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.emr.audit.referral.FollowStays.Links;
import vn.emr.records.file.FileView;

/**
 * What the page of one episode is made of.
 *
 * @param chart the chart that it belongs to
 * @param episode the episode
 * @param places names of facilities in the reader's language
 * @param links where the patient came from and went to; null when that was not asked
 * @param files photos and PDFs of the episode, the newest first
 */
public record EpisodePage(
        ChartView chart,
        EpisodeView episode,
        Places places,
        @Nullable Links links,
        List<FileView> files) {

    /** Copies the list. */
    public EpisodePage {
        files = List.copyOf(files);
    }
}
