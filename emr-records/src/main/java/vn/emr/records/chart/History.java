package vn.emr.records.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results of the same index one after another. */
public final class History {

    private final Map<String, List<ResultView>> byIndex;

    private History(Map<String, List<ResultView>> byIndex) {
        this.byIndex = byIndex;
    }

    static History of(List<ReportView> reports) {
        return new History(reports.stream()
                .flatMap(r -> r.results().stream())
                .sorted(Comparator.comparing(ResultView::sortTime).reversed())
                .collect(Collectors.groupingBy(ResultView::index)));
    }

    /** The value before this one. */
    public Optional<ResultView> before(ResultView result) {
        List<ResultView> same = byIndex.getOrDefault(result.index(), List.of());
        return same.stream()
                .filter(r -> r.sortTime().compareTo(result.sortTime()) < 0)
                .findFirst();
    }
}
