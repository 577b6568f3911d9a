package vn.emr.exchange.his.check;

import java.util.ArrayList;
import java.util.List;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.read.CareKind;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;
import vn.emr.exchange.his.read.Hoso;

/** One episode while it is asked: what it says, on which day it ended, and what was found. */
final class Asked {

    /** Without a day the newest form is asked for. */
    private static final String NEWEST = "99991231";

    private static final int MOST = 100_000;

    private final Hoso hoso;
    private final HisRow summary;
    private final String day;
    private final List<Finding> findings;
    private boolean overflowed;

    Asked(Hoso hoso, HisRow summary) {
        this.hoso = hoso;
        this.summary = summary;
        this.day = HisTime.parse(summary.get("NGAY_RA"))
                .or(() -> HisTime.parse(summary.get("NGAY_VAO")))
                .map(t -> t.date().toString().replace("-", ""))
                .orElse(NEWEST);
        this.findings = new ArrayList<>(hoso.findings());
    }

    HisRow summary() {
        return summary;
    }

    List<HisRow> rows(String table) {
        return hoso.rows(table);
    }

    /** The day on which the episode ended, {@code yyyymmdd}: forms and code lists are those of that day. */
    String day() {
        return day;
    }

    /** MA_LOAI_KCB with two digits. */
    String kind() {
        return CareKind.of(summary);
    }

    /** Takes note of it. What has more to be said about than anybody could mend is refused, and not listed to its end. */
    void found(Finding finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        } else if (!overflowed) {
            overflowed = true;
            findings.add(Finding.of(HisRule.SIZE_LIMIT, Place.envelope("HOSO"), "", MOST + " finding"));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether the summary can be believed: what can't isn't compared with the other tables. */
    boolean believes() {
        return findings.stream()
                .noneMatch(f -> f.refuses() && "XML1".equals(f.place().table()));
    }
}
