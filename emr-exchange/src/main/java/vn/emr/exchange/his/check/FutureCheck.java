package vn.emr.exchange.his.check;

import java.util.List;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.Receipt;

/** Rules about what can't have happened yet. A stay that has ended has ended before today; of the rest one time is off. */
final class FutureCheck {

    private static final List<String> TIMES = List.of(
            "XML0/NGAY_YL",
            "XML2/NGAY_YL",
            "XML2/NGAY_TH_YL",
            "XML3/NGAY_YL",
            "XML3/NGAY_TH_YL",
            "XML3/NGAY_KQ",
            "XML4/NGAY_KQ",
            "XML5/THOI_DIEM_DBLS");

    private final Asked asked;
    private final Receipt receipt;

    FutureCheck(Asked asked, Receipt receipt) {
        this.asked = asked;
        this.receipt = receipt;
    }

    void check() {
        time(asked.summary(), "NGAY_VAO", Severity.WARN);
        time(asked.summary(), "NGAY_RA", Severity.REFUSE);
        time(asked.summary(), "NGAY_TTOAN", Severity.WARN);
        TIMES.forEach(this::times);
    }

    private void times(String path) {
        int slash = path.indexOf('/');
        asked.rows(path.substring(0, slash)).forEach(row -> time(row, path.substring(slash + 1), Severity.WARN));
    }

    private void time(HisRow row, String element, Severity severity) {
        String time = row.get(element);
        if (receipt.isBefore(time)) {
            asked.found(Finding.of(HisRule.TIME_FUTURE, row.at(element), time, receipt.text())
                    .as(severity));
        }
    }
}
