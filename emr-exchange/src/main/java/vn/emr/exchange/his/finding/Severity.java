package vn.emr.exchange.his.finding;

import java.util.Locale;

/** What a finding does to the unit (file or HOSO) that it is about. */
public enum Severity {
    /** Nothing: worth knowing. */
    INFO,
    /** The unit is stored as sent, and flagged. */
    WARN,
    /** Nothing of the unit is kept. */
    REFUSE;

    /** As the report writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of a report. */
    public static Severity ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
