package vn.emr.records.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A small drawing of a course: time to the right, value upwards, the newest reference range as a band. A flagged
 * value is a diamond, another one a dot; those of other facilities than the newest value's are hollow, and numbered where
 * there are several: the picture reads without colour.
 *
 * @param points oldest first
 * @param band the reference range; null when it has no bounds, or they are in another unit than the values
 */
public record TrendPicture(List<Point> points, @Nullable Band band) {

    /** Size of the drawing, in its own units. */
    public static final int WIDTH = 220;

    /** Height of the drawing. */
    public static final int HEIGHT = 44;

    private static final double MARGIN = 6;

    /**
     * A value in the drawing.
     *
     * @param x from the left
     * @param y from the top
     * @param flagged whether somebody judged it
     * @param place which facility measured it: 0 is that of the newest value
     */
    public record Point(double x, double y, boolean flagged, int place) {

        /** Coordinates as SVG wants them. */
        public String xy() {
            return digits(x) + ',' + digits(y);
        }

        /** A diamond around it. */
        public String diamond() {
            return "M" + digits(x) + ' ' + digits(y - 4) + "l4 4-4 4-4-4z";
        }

        /** A square around it. */
        public String square() {
            return "M" + digits(x - 3) + ' ' + digits(y - 3) + "h6v6h-6z";
        }

        /** Whether another facility measured it than the newest value. */
        public boolean elsewhere() {
            return place > 0;
        }

        /** Where its number stands: above it, or below where there is no room. */
        public String label() {
            return digits(y < 2 * MARGIN + 3 ? y + 12 : y - 5);
        }

        /** From the left. */
        public String cx() {
            return digits(x);
        }

        /** From the top. */
        public String cy() {
            return digits(y);
        }
    }

    /**
     * The reference range in the drawing.
     *
     * @param y its upper edge from the top
     * @param height how high it is
     */
    public record Band(double y, double height) {

        /** Upper edge. */
        public String top() {
            return digits(y);
        }

        /** Height. */
        public String high() {
            return digits(height);
        }
    }

    /** Copies the list. */
    public TrendPicture {
        points = List.copyOf(points);
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    static TrendPicture of(List<ResultView> newestFirst, List<String> facilities) {
        ResultView newest = newestFirst.get(0);
        Optional<Range> range = newest.range().filter(r -> r.isIn(newest.value().unit()));
        Scale values = values(newestFirst, range);
        Scale times = times(newestFirst);
        List<Point> points = new ArrayList<>();
        for (ResultView result : newestFirst) {
            double x = MARGIN + times.share((double) result.sortTime().start().getEpochSecond()) * (WIDTH - 2 * MARGIN);
            double y = height(values.share(number(result)));
            int place = facilities.indexOf(result.origin().facility());
            points.add(0, new Point(x, y, result.judgement().isPresent(), place));
        }
        return new TrendPicture(points, range.map(r -> band(r, values)).orElse(null));
    }

    private static double height(double share) {
        return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
    }

    private static double number(ResultView result) {
        return result.value().number().orElseThrow().doubleValue();
    }

    /** The band reaches the edge of the drawing on the side where the range has no bound. */
    private static @Nullable Band band(Range range, Scale values) {
        if (range.low() == null && range.high() == null) {
            return null;
        }
        double top = range.high() == null ? 0 : height(values.share(range.high().doubleValue()));
        double bottom =
                range.low() == null ? HEIGHT : height(values.share(range.low().doubleValue()));
        return bottom > top ? new Band(top, bottom - top) : null;
    }

    private static Scale values(List<ResultView> results, Optional<Range> range) {
        Stream<Double> bounds = range.stream()
                .flatMap(r -> Stream.of(Optional.ofNullable(r.low()), Optional.ofNullable(r.high())))
                .flatMap(Optional::stream)
                .map(BigDecimal::doubleValue);
        return Scale.over(Stream.concat(results.stream().map(TrendPicture::number), bounds));
    }

    private static Scale times(List<ResultView> results) {
        return Scale.over(results.stream()
                .map(ResultView::sortTime)
                .map(FhirTime::start)
                .map(Instant::getEpochSecond)
                .map(Long::doubleValue));
    }

    /** The points as an SVG polyline. */
    public String line() {
        return points.stream().map(Point::xy).collect(Collectors.joining(" "));
    }

    private record Scale(double low, double high) {

        private static Scale over(Stream<Double> numbers) {
            List<Double> all = numbers.toList();
            return new Scale(
                    all.stream().min(Double::compare).orElseThrow(),
                    all.stream().max(Double::compare).orElseThrow());
        }

        /** 0 at the low end, 1 at the high end, the middle when there is no difference. */
        private double share(double value) {
            return high == low ? 0.5 : (value - low) / (high - low);
        }
    }
}
