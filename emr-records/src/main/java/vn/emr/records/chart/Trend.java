package vn.emr.records.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The course of one index over time.
 *
 * @param results newest first, numbers only
 * @param picture the same drawn
 */
public record Trend(List<ResultView> results, TrendPicture picture) {

    /** So many values are drawn and listed; older ones stand in their episodes. */
    private static final int MOST = 40;

    /** Fewer values than these are no course. */
    private static final int ENOUGH = 3;

    /** Copies the list. */
    public Trend {
        results = List.copyOf(results);
    }

    /** Those with enough values; the ones whose newest value is flagged first, else in the order of the reports. */
    static List<Trend> of(List<ReportView> reports) {
        Map<String, List<ResultView>> byIndex = reports.stream()
                .flatMap(r -> r.results().stream())
                .filter(Trend::isDrawable)
                .collect(Collectors.groupingBy(ResultView::index, LinkedHashMap::new, Collectors.toList()));
        return byIndex.values().stream()
                .filter(r -> r.size() >= ENOUGH)
                .map(Trend::of)
                .sorted(Comparator.comparing(t -> t.newest().judgement().isEmpty()))
                .toList();
    }

    private static boolean isDrawable(ResultView result) {
        return result.value().number().isPresent() && result.time() != null;
    }

    private static Trend of(Iterable<ResultView> results) {
        List<ResultView> newestFirst = stream(results);
        return new Trend(newestFirst, TrendPicture.of(newestFirst));
    }

    private static List<ResultView> stream(Iterable<ResultView> results) {
        List<ResultView> sorted = new ArrayList<>();
        results.forEach(sorted::add);
        sorted.sort(Comparator.comparing(ResultView::sortTime).reversed());
        return sorted.subList(0, Math.min(MOST, sorted.size()));
    }

    /** The newest value. */
    public ResultView newest() {
        return results.get(0);
    }

    /** The oldest value. */
    public ResultView oldest() {
        return results.get(results.size() - 1);
    }

    /** The lowest value. */
    public ResultView lowest() {
        return results.stream().min(byNumber()).orElseThrow();
    }

    /** The highest value. */
    public ResultView highest() {
        return results.stream().max(byNumber()).orElseThrow();
    }

    private static Comparator<ResultView> byNumber() {
        return Comparator.comparing(r -> r.value().number().orElseThrow());
    }
}
