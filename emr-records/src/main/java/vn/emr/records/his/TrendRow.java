package vn.emr.records.his;

import java.util.List;
import java.util.UUID;

/**
 * A rule over the weeks.
 *
 * @param rule its code
 * @param name what it is about
 * @param severity refuse, warn or info
 * @param weeks in how many HOSO it was found each week, in how many files where it is about files; oldest first
 * @param files in how many files in all
 * @param hosos in how many HOSO in all
 * @param perThousand HOSO with it in a thousand that came
 * @param last export in which it was found last
 */
public record TrendRow(
        String rule,
        String name,
        String severity,
        List<Integer> weeks,
        int files,
        int hosos,
        int perThousand,
        UUID last) {

    /** Width of the picture for each week. */
    public static final int STEP = 10;

    /** Height of the picture. */
    public static final int HIGH = 30;

    /** Copies the list. */
    public TrendRow {
        weeks = List.copyOf(weeks);
    }

    /** Whether it is about files rather than HOSO. */
    public boolean isAboutFiles() {
        return hosos == 0;
    }

    /** Of the newest week. */
    public int now() {
        return weeks.get(weeks.size() - 1);
    }

    /** Of the week with most. */
    public int most() {
        return weeks.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Width of the picture. */
    public int wide() {
        return weeks.size() * STEP;
    }

    /** Height of a week's bar; whatever was found is seen. */
    public int high(int week) {
        int number = weeks.get(week);
        return number == 0 ? 0 : Math.max(2, number * HIGH / most());
    }

    /** Colour of the tag. */
    public String colour() {
        return switch (severity) {
            case "refuse" -> "red";
            case "warn" -> "amber";
            default -> "";
        };
    }
}
