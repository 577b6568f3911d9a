package vn.emr.records.his;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which trends are asked for.
 *
 * @param weeks how many weeks, this one included
 * @param facility code of the only facility; null for all that the caller may see
 */
record TrendQuestion(int weeks, @Nullable String facility) {

    /** Weeks to choose from. */
    static final List<Integer> CHOICES = List.of(12, 26, 52);

    private static final int LONGEST_CODE = 10;

    /** What the address says; anything else is the first choice. */
    static TrendQuestion of(MultivaluedMap<String, String> parameters) {
        String weeks = parameters.getFirst("weeks");
        String facility = parameters.getFirst("facility");
        int chosen = CHOICES.stream()
                .filter(c -> Integer.toString(c).equals(weeks))
                .findFirst()
                .orElse(CHOICES.get(0));
        boolean code = facility != null && !facility.isEmpty() && facility.length() <= LONGEST_CODE;
        return new TrendQuestion(chosen, code ? facility : null);
    }

    /** The Monday with which it begins. */
    LocalDate from(LocalDate today) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(weeks - 1L);
    }

    /** The rest of an address that asks the same. */
    public String query() {
        return "weeks=" + weeks + (facility == null ? "" : "&facility=" + facility);
    }
}
