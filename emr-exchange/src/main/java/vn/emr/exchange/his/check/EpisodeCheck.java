package vn.emr.exchange.his.check;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.emr.domain.patient.CitizenNumber;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.BirthDate;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;

/** Rules about what the summary (XML1) says: times in order, numbers that fit the person, where the person lives. */
final class EpisodeCheck {

    /** Until this age, in days, the time of birth is needed. */
    private static final int NEWBORN = 28;

    private static final int MOST_DISEASES = 12;

    /** Provinces of birth registration are those before the mergers: numbers don't change. */
    private static final String BEFORE_MERGERS = "20250101";

    private final Asked asked;
    private final HisRow summary;

    EpisodeCheck(Asked asked) {
        this.asked = asked;
        this.summary = asked.summary();
    }

    void check() {
        times();
        identity();
        address();
        counts();
    }

    private void times() {
        Optional<HisTime> in = HisTime.parse(summary.get("NGAY_VAO"));
        Optional<HisTime> out = HisTime.parse(summary.get("NGAY_RA"));
        in.ifPresent(admitted -> {
            notBefore("NGAY_RA", admitted, Severity.REFUSE);
            notBefore("NGAY_VAO_NOI_TRU", admitted, Severity.WARN);
        });
        Optional<BirthDate> birth = BirthDate.parse(summary.get("NGAY_SINH"));
        if (birth.isPresent() && out.isPresent() && birth.get().isAfter(out.get())) {
            asked.found(Finding.of(
                    HisRule.TIME_FUTURE, summary.at("NGAY_SINH"), summary.get("NGAY_SINH"), summary.get("NGAY_RA")));
        } else {
            in.ifPresent(this::newborn);
        }
    }

    private void notBefore(String element, HisTime admitted, Severity severity) {
        HisTime.parse(summary.get(element))
                .filter(t -> t.isBefore(admitted))
                .ifPresent(t -> asked.found(Finding.of(
                                HisRule.TIME_ORDER, summary.at(element), summary.get(element), summary.get("NGAY_VAO"))
                        .as(severity)));
    }

    private void newborn(HisTime admitted) {
        String born = summary.get("NGAY_SINH");
        if (born.length() == 12 && !born.endsWith("0000")) {
            return;
        }
        HisTime.parse(born)
                .map(b -> ChronoUnit.DAYS.between(b.date(), admitted.date()))
                .filter(days -> days >= 0 && days <= NEWBORN)
                .ifPresent(days -> asked.found(Finding.of(HisRule.TIME_BIRTH, summary.at("NGAY_SINH"))));
    }

    private void identity() {
        if (!summary.has("SO_CCCD")) {
            return;
        }
        CitizenNumber number = new CitizenNumber(summary.get("SO_CCCD"));
        HisRule rule =
                switch (number.form()) {
                    case UNKNOWN -> HisRule.IDENTITY_FORMAT;
                    case CITIZEN -> disagreement(number);
                    default -> null;
                };
        if (rule != null) {
            asked.found(Finding.of(rule, summary.at("SO_CCCD")));
        }
    }

    private @Nullable HisRule disagreement(CitizenNumber number) {
        String year = year();
        if (!number.agreesWithSexAndCentury(sex(), year)) {
            return HisRule.IDENTITY_SEX;
        }
        if (!number.agreesWithBirthYear(year)) {
            return HisRule.IDENTITY_YEAR;
        }
        String digits = summary.get("SO_CCCD");
        boolean registered = digits.startsWith("0") && CodeLists.has("MATINH", digits.substring(1, 3), BEFORE_MERGERS);
        return registered ? null : HisRule.IDENTITY_PROVINCE;
    }

    private @Nullable String year() {
        return BirthDate.parse(summary.get("NGAY_SINH"))
                .map(BirthDate::date)
                .map(d -> d.substring(0, 4))
                .orElse(null);
    }

    private String sex() {
        return switch (summary.get("GIOI_TINH")) {
            case "1" -> "male";
            case "2" -> "female";
            default -> "unknown";
        };
    }

    /** Districts and communes are held of one province, as they were until the end of 2024. */
    private void address() {
        if (summary.get("MATINH_CU_TRU").equals("24") && CodeLists.has("MAXA_24", "07201", asked.day())) {
            unit("MAHUYEN_CU_TRU", "MAHUYEN_24");
            unit("MAXA_CU_TRU", "MAXA_24");
        }
    }

    private void unit(String element, String list) {
        String code = summary.get(element);
        if (!code.isEmpty() && !CodeLists.has(list, code, asked.day())) {
            asked.found(Finding.of(HisRule.VALUE_CODE, summary.at(element), Allowed.shown(code), ""));
        }
    }

    private void counts() {
        for (String table : List.of("XML1", "XML13", "XML14")) {
            asked.rows(table).forEach(this::mainDisease);
        }
        int diseases = summary.filled("MA_BENH_KT").size();
        if (diseases > MOST_DISEASES) {
            count(summary, "MA_BENH_KT", diseases, "≤ " + MOST_DISEASES);
        }
        int cards = summary.filled("MA_THE_BHYT").size();
        for (String element : List.of("MA_DKBD", "GT_THE_TU", "GT_THE_DEN")) {
            int values = summary.filled(element).size();
            if (cards > 0 && values > 0 && values != cards) {
                count(summary, element, values, Integer.toString(cards));
            }
        }
    }

    /** Lists are split at semicolons: what may be one code only must not pass for several. */
    private void mainDisease(HisRow row) {
        int diseases = row.filled("MA_BENH_CHINH").size();
        if (diseases > 1) {
            count(row, "MA_BENH_CHINH", diseases, "1");
        }
    }

    private void count(HisRow row, String element, int values, String wanted) {
        asked.found(Finding.of(HisRule.VALUE_COUNT, row.at(element), Integer.toString(values), wanted));
    }
}
