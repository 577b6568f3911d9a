package vn.emr.records.his;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.his.HisTrend;
import vn.emr.records.web.Texts;

/**
 * The page of trends.
 *
 * @param weeks how many weeks
 * @param from the Monday with which they begin
 * @param facility code of the only facility; null for all
 * @param choices facilities to choose from, code to name; empty for who sees one only
 * @param hosos HOSO that came in those weeks
 * @param rows rules, gravest and most frequent first
 * @param facilities what came of each facility, where there are several
 * @param query the rest of an address that asks the same
 */
public record TrendsView(
        int weeks,
        LocalDate from,
        @Nullable String facility,
        Map<String, String> choices,
        int hosos,
        List<TrendRow> rows,
        List<OfFacility> facilities,
        String query) {

    /**
     * What came of a facility.
     *
     * @param code its code
     * @param hosos HOSO
     * @param refuse how often a rule refused something
     * @param warn how often a rule warned
     */
    public record OfFacility(String code, int hosos, int refuse, int warn) {}

    private static final int THOUSAND = 1000;
    private static final List<String> SEVERITIES = List.of("", "info", "warn", "refuse");

    /** Periods to choose from, in weeks. */
    public List<Integer> periods() {
        return TrendQuestion.CHOICES;
    }

    /** How a row of these severities is called. */
    static String severity(int code) {
        return SEVERITIES.get(code);
    }

    static TrendsView of(
            TrendQuestion question, LocalDate from, Map<String, String> choices, List<HisTrend> trends, Texts texts) {
        int all = total(trends);
        Map<String, List<HisTrend>> byRule = new LinkedHashMap<>();
        trends.stream()
                .filter(t -> !t.rule().equals(HisTrend.Count.ALL))
                .forEach(t -> byRule.computeIfAbsent(t.severity() + t.rule(), k -> new ArrayList<>())
                        .add(t));
        Comparator<TrendRow> gravest = Comparator.comparingInt(r -> -SEVERITIES.indexOf(r.severity()));
        List<TrendRow> rows = byRule.values().stream()
                .map(group -> row(group, from, question.weeks(), all, texts))
                .sorted(gravest.thenComparingInt(r -> -Math.max(r.hosos(), r.files()))
                        .thenComparing(TrendRow::rule))
                .toList();
        return new TrendsView(
                question.weeks(), from, question.facility(), choices, all, rows, facilities(trends), question.query());
    }

    private static int total(List<HisTrend> trends) {
        return trends.stream()
                .filter(t -> t.rule().equals(HisTrend.Count.ALL))
                .mapToInt(HisTrend::hosos)
                .sum();
    }

    private static TrendRow row(List<HisTrend> group, LocalDate from, int weeks, int all, Texts texts) {
        int hosos = group.stream().mapToInt(HisTrend::hosos).sum();
        int files = group.stream().mapToInt(HisTrend::files).sum();
        Map<Long, Integer> found = new HashMap<>();
        group.forEach(t -> found.merge(
                ChronoUnit.WEEKS.between(from, t.week()), hosos == 0 ? t.files() : t.hosos(), Integer::sum));
        List<Integer> each = new ArrayList<>();
        for (long week = 0; week < weeks; week++) {
            each.add(found.getOrDefault(week, 0));
        }
        HisTrend newest =
                group.stream().max(Comparator.comparing(HisTrend::week)).orElseThrow();
        int perThousand = all == 0 ? 0 : (int) ((long) hosos * THOUSAND / all);
        return new TrendRow(
                newest.rule(),
                name(newest.rule(), texts),
                severity(newest.severity()),
                each,
                files,
                hosos,
                perThousand,
                newest.last());
    }

    private static String name(String rule, Texts texts) {
        String key = "rule." + rule;
        return texts.has(key) ? texts.get(key) : rule;
    }

    private static List<OfFacility> facilities(List<HisTrend> trends) {
        Map<String, List<HisTrend>> byFacility = new TreeMap<>();
        trends.forEach(t ->
                byFacility.computeIfAbsent(t.facility(), k -> new ArrayList<>()).add(t));
        return byFacility.entrySet().stream()
                .map(e -> new OfFacility(
                        e.getKey(),
                        total(e.getValue()),
                        times(e.getValue(), HisTrend.Count.REFUSE),
                        times(e.getValue(), HisTrend.Count.WARN)))
                .toList();
    }

    private static int times(List<HisTrend> trends, int severity) {
        return trends.stream()
                .filter(t -> t.severity() == severity)
                .mapToInt(t -> Math.max(t.hosos(), t.files()))
                .sum();
    }
}
