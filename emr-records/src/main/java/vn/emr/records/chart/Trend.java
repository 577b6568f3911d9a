package vn.emr.records.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The course of one index over time, at whichever facilities it was measured: in the same national service, under the same
 * name, in the same unit.
 *
 * @param results newest first, numbers only
 * @param all how many there are; the older ones of very many are not drawn
 * @param facilities codes of the facilities that measured, that of the newest value first
 * @param picture the same drawn
 */
public record Trend(List<ResultView> results, int all, List<String> facilities, TrendPicture picture) {

    /** So many values are drawn and listed; older ones stand in their episodes. */
    private static final int MOST = 40;

    /** Fewer values than these are no course. */
    private static final int ENOUGH = 3;

    /** Copies the lists. */
    public Trend {
        results = List.copyOf(results);
        facilities = List.copyOf(facilities);
    }

    /** Those with enough values; the ones whose newest value is flagged first, else in the order of the results. */
    static List<Trend> of(Stream<ResultView> results) {
        Map<String, List<ResultView>> byIndex = results.filter(Trend::isDrawable)
                .collect(Collectors.groupingBy(ResultView::index, LinkedHashMap::new, Collectors.toList()));
        return together(byIndex.values()).stream()
                .filter(r -> r.size() >= ENOUGH)
                .map(Trend::of)
                .sorted(Comparator.comparing(t -> t.newest().judgement().isEmpty()))
                .toList();
    }

    /** Within a facility its own code says what is the same; between facilities what all of them name alike. */
    private static Collection<List<ResultView>> together(Collection<List<ResultView>> indices) {
        Map<String, List<ResultView>> groups = new LinkedHashMap<>();
        for (List<ResultView> index : indices) {
            String key = index.stream()
                    .map(ResultView::everywhere)
                    .filter(e -> !e.isEmpty())
                    .findFirst()
                    .orElse(index.get(0).index());
            groups.computeIfAbsent(key, k -> new ArrayList<>()).addAll(index);
        }
        return groups.values();
    }

    private static boolean isDrawable(ResultView result) {
        return result.value().number().isPresent() && result.time() != null;
    }

    private static Trend of(List<ResultView> results) {
        List<ResultView> newestFirst = results.stream()
                .sorted(Comparator.comparing(ResultView::sortTime).reversed())
                .limit(MOST)
                .toList();
        List<String> facilities =
                newestFirst.stream().map(r -> r.origin().facility()).distinct().toList();
        return new Trend(newestFirst, results.size(), facilities, TrendPicture.of(newestFirst, facilities));
    }

    /** Whether more than one facility measured. */
    public boolean across() {
        return facilities.size() > 1;
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
