package vn.emr.domain.his;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How often a rule was found in the exports of a facility, in one week.
 *
 * @param facility code of the facility
 * @param week its Monday
 * @param rule name of the rule; {@link Count#ALL} for everything that came
 * @param severity how grave it was
 * @param files files in which it was found
 * @param hosos HOSO in which it was found; 0 for what is about files
 * @param last export in which it was found last
 */
public record HisTrend(String facility, LocalDate week, String rule, int severity, int files, int hosos, UUID last) {

    /**
     * How often a rule was found in one file.
     *
     * @param rule name of the rule
     * @param severity {@link #INFO}, {@link #WARN} or {@link #REFUSE}
     * @param hosos HOSO in which it was found
     */
    public record Count(String rule, int severity, int hosos) {

        /** In place of a rule: all that came. */
        public static final String ALL = "";

        /** Worth knowing. */
        public static final int INFO = 1;

        /** Kept and flagged. */
        public static final int WARN = 2;

        /** Not kept. */
        public static final int REFUSE = 3;

        /** All HOSO of a file. */
        public static Count all(int hosos) {
            return new Count(ALL, 0, hosos);
        }
    }
}
