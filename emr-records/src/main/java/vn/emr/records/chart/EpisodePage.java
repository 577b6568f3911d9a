package vn.emr.records.chart;

import org.jspecify.annotations.Nullable;
import vn.emr.audit.referral.FollowStays.Links;

/**
 * What the page of one episode is made of.
 *
 * @param chart the chart that it belongs to
 * @param episode the episode
 * @param places names of facilities in the reader's language
 * @param links where the patient came from and went to; null when that was not asked
 */
public record EpisodePage(
        ChartView chart,
        EpisodeView episode,
        Places places,
        @Nullable Links links) {}
