package vn.emr.exchange.his.check;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.patient.CitizenNumber;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.BirthDate;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;

/** Rules about what the summary (XML1) says: times in order, numbers that fit the person, codes of their lists. */
final class EpisodeCheck {

    private static final List<String> LISTED = List.of("GIOI_TINH", "KET_QUA_DTRI", "MA_LOAI_RV", "MA_LOAI_KCB");

    private final List<Finding> findings;

    EpisodeCheck(List<Finding> findings) {
        this.findings = findings;
    }

    void check(HisRow summary) {
        times(summary);
        identity(summary);
        for (String element : List.of("MA_BENH_CHINH", "MA_BENH_KT")) {
            diseases(summary, element, findings);
        }
        for (String element : LISTED) {
            String code = summary.get(element);
            if (!code.isEmpty() && Codes.name(element, code).isEmpty()) {
                findings.add(Finding.of(HisRule.VALUE_CODE, summary.at(element), code, ""));
            }
        }
    }

    /** Codes of diseases that are in no list. */
    static void diseases(HisRow row, String element, List<Finding> findings) {
        row.filled(element).stream()
                .filter(c -> Codes.disease(c).isEmpty())
                .forEach(c -> findings.add(Finding.of(HisRule.VALUE_CODE, row.at(element), c, "")));
    }

    private void times(HisRow summary) {
        Optional<HisTime> in = HisTime.parse(summary.get("NGAY_VAO"));
        Optional<HisTime> out = HisTime.parse(summary.get("NGAY_RA"));
        in.ifPresent(admitted -> {
            notBefore(summary, "NGAY_RA", admitted, Severity.REFUSE);
            notBefore(summary, "NGAY_VAO_NOI_TRU", admitted, Severity.WARN);
        });
        Optional<BirthDate> birth = BirthDate.parse(summary.get("NGAY_SINH"));
        if (birth.isPresent() && out.isPresent() && birth.get().isAfter(out.get())) {
            findings.add(Finding.of(HisRule.TIME_FUTURE, summary.at("NGAY_SINH"), summary.get("NGAY_SINH"), ""));
        }
    }

    private void notBefore(HisRow summary, String element, HisTime admitted, Severity severity) {
        HisTime.parse(summary.get(element))
                .filter(t -> t.isBefore(admitted))
                .ifPresent(t -> findings.add(Finding.of(
                                HisRule.TIME_ORDER, summary.at(element), summary.get(element), summary.get("NGAY_VAO"))
                        .as(severity)));
    }

    private void identity(HisRow summary) {
        if (!summary.has("SO_CCCD")) {
            return;
        }
        CitizenNumber number = new CitizenNumber(summary.get("SO_CCCD"));
        if (number.form() == CitizenNumber.Form.UNKNOWN) {
            findings.add(Finding.of(HisRule.IDENTITY_FORMAT, summary.at("SO_CCCD")));
        } else if (number.form() == CitizenNumber.Form.CITIZEN) {
            String year = year(summary);
            if (!number.agreesWithSexAndCentury(sex(summary), year)) {
                findings.add(Finding.of(HisRule.IDENTITY_SEX, summary.at("SO_CCCD")));
            } else if (!number.agreesWithBirthYear(year)) {
                findings.add(Finding.of(HisRule.IDENTITY_YEAR, summary.at("SO_CCCD")));
            }
        }
    }

    private static @Nullable String year(HisRow summary) {
        return BirthDate.parse(summary.get("NGAY_SINH"))
                .map(BirthDate::date)
                .map(d -> d.substring(0, 4))
                .orElse(null);
    }

    private static String sex(HisRow summary) {
        return switch (summary.get("GIOI_TINH")) {
            case "1" -> "male";
            case "2" -> "female";
            default -> "unknown";
        };
    }
}
