package vn.emr.exchange.his.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Place;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.HisRow;

/** Rules about which tables go together: results with services, papers with the kind of care and of discharge. */
final class TablesCheck {

    private static final Set<String> TRANSFERRED = Set.of("2", "5");
    private static final Set<String> SUMMARISED = Set.of("03", "04", "06");
    private static final Set<String> WITHOUT_COURSE = Set.of("01", "07");
    private static final List<String> SINGLE = List.of("XML7", "XML8", "XML10", "XML11", "XML13", "XML14");

    private final Asked asked;
    private final HisRow summary;

    TablesCheck(Asked asked) {
        this.asked = asked;
        this.summary = asked.summary();
    }

    void check() {
        services();
        transfer();
        recordSummary();
        course();
        appointment();
        SINGLE.forEach(this::single);
    }

    private void services() {
        Set<String> known =
                asked.rows("XML3").stream().map(r -> r.get("MA_DICH_VU")).collect(Collectors.toSet());
        for (HisRow result : asked.rows("XML4")) {
            String service = result.get("MA_DICH_VU");
            if (!service.isEmpty() && !known.contains(service)) {
                asked.found(Finding.of(HisRule.LINK_SERVICE, result.at("MA_DICH_VU"), service, ""));
            }
        }
    }

    private void transfer() {
        String kind = summary.get("MA_LOAI_RV");
        boolean transferred = TRANSFERRED.contains(kind);
        if (isSent("XML13") && !kind.isEmpty() && !transferred) {
            when("XML13", "MA_LOAI_RV", "MA_LOAI_RV 2, 5");
        } else if (transferred && !isSent("XML13")) {
            expected("XML13", "MA_LOAI_RV", Severity.WARN);
        }
    }

    private void recordSummary() {
        boolean summarised = SUMMARISED.contains(asked.kind());
        if (isSent("XML8") && !asked.kind().isEmpty() && !summarised) {
            when("XML8", "MA_LOAI_KCB", "MA_LOAI_KCB 03, 04, 06");
        } else if (summarised && !isSent("XML8")) {
            expected("XML8", "MA_LOAI_KCB", Severity.INFO);
        }
    }

    private void course() {
        if (isSent("XML5") && WITHOUT_COURSE.contains(asked.kind())) {
            when("XML5", "MA_LOAI_KCB", "MA_LOAI_KCB 02–06, 08, 09");
        }
    }

    private void appointment() {
        boolean appointed = summary.has("NGAY_TAI_KHAM");
        if (isSent("XML14") && !appointed) {
            when("XML14", "NGAY_TAI_KHAM", "NGAY_TAI_KHAM");
        } else if (appointed && !isSent("XML14")) {
            expected("XML14", "NGAY_TAI_KHAM", Severity.INFO);
        }
    }

    private boolean isSent(String table) {
        return !asked.rows(table).isEmpty();
    }

    private void when(String table, String element, String wanted) {
        asked.found(Finding.of(HisRule.TABLE_WHEN, Place.table(table), said(element), wanted));
    }

    private void expected(String table, String element, Severity severity) {
        asked.found(Finding.of(HisRule.TABLE_EXPECTED, Place.table(table), said(element), "")
                .as(severity));
    }

    private String said(String element) {
        return element + " = " + (summary.has(element) ? Allowed.shown(summary.get(element)) : "∅");
    }

    private void single(String table) {
        int rows = asked.rows(table).size();
        if (rows > 1) {
            asked.found(Finding.of(HisRule.TABLE_SINGLE, Place.table(table), Integer.toString(rows), ""));
        }
    }
}
