package vn.emr.exchange.his.check;

import java.util.Locale;

/**
 * The decisions of the Ministry of Health that define the exports, each a patch on the one before, with the day from
 * which episodes that end on it or later follow it ({@code shared domain reference, xml4750.md}). What an element may be
 * on which day stands in {@code fields.csv}, what a code list holds in {@code lists.csv}.
 */
public enum Decision {
    /** Of 18 January 2023; what is older is measured by it too. */
    QD_130("QĐ 130/QĐ-BYT", ""),
    /** Of 29 December 2023, official from 1 July 2024. */
    QD_4750("QĐ 4750/QĐ-BYT", "20240701"),
    /** Of 29 October 2024, in use from 1 January 2025. */
    QD_3176("QĐ 3176/QĐ-BYT", "20250101"),
    /** Of 29 June 2026, from 1 July 2026. */
    QD_1931("QĐ 1931/QĐ-BYT", "20260701");

    private final String title;
    private final String since;

    Decision(String title, String since) {
        this.title = title;
        this.since = since;
    }

    /**
     * The one that an episode follows.
     *
     * @param day when it ends, {@code yyyymmdd}
     */
    public static Decision at(String day) {
        Decision found = QD_130;
        for (Decision decision : values()) {
            if (decision.since.compareTo(day) <= 0) {
                found = decision;
            }
        }
        return found;
    }

    /** Its title with its number. */
    public String title() {
        return title;
    }

    /** First day, {@code yyyymmdd}; empty for the first. */
    public String since() {
        return since;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
