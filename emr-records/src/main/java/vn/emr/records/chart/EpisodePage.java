package vn.emr.records.chart;

/**
 * What the page of one episode is made of.
 *
 * @param chart the chart that it belongs to
 * @param episode the episode
 * @param places names of facilities in the reader's language
 */
public record EpisodePage(ChartView chart, EpisodeView episode, Places places) {}
