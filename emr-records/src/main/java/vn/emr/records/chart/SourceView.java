package vn.emr.records.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.emr.domain.store.Source;

/**
 * A source of the chart.
 *
 * @param facility code of the facility
 * @param source how the items came
 * @param items how many items stand in the chart
 * @param amended how many of them replace an older version
 * @param last when the newest came
 */
public record SourceView(String facility, Source source, long items, long amended, FhirTime last) {

    private record Key(String facility, Source source) {}

    static List<SourceView> of(Stream<Origin> origins) {
        Map<Key, SourceView> sources = new LinkedHashMap<>();
        origins.forEach(o -> sources.merge(new Key(o.facility(), o.source()), one(o), SourceView::plus));
        return List.copyOf(sources.values());
    }

    private static SourceView one(Origin origin) {
        return new SourceView(origin.facility(), origin.source(), 1, origin.amended() ? 1 : 0, origin.time());
    }

    private SourceView plus(SourceView other) {
        FhirTime newest = last.compareTo(other.last) >= 0 ? last : other.last;
        return new SourceView(facility, source, items + other.items, amended + other.amended, newest);
    }
}
