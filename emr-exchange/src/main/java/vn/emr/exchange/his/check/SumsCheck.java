package vn.emr.exchange.his.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;

/** Rules about amounts and days: the totals of XML1 are those of the rows, an amount is quantity by price. */
final class SumsCheck {

    /** Less is rounding: many systems charge whole đồng. */
    private static final BigDecimal DONG = BigDecimal.ONE;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> BOTH = List.of("XML2", "XML3");
    private static final List<String> SOURCES =
            List.of("T_NGUONKHAC_NSNN", "T_NGUONKHAC_VTNN", "T_NGUONKHAC_VTTN", "T_NGUONKHAC_CL");

    private final Asked asked;
    private final HisRow summary;

    SumsCheck(Asked asked) {
        this.asked = asked;
        this.summary = asked.summary();
    }

    void check() {
        number(summary.get("T_TONGCHI_BV"))
                .filter(said -> differ(said, sum(BOTH, "THANH_TIEN_BV", r -> true)))
                .ifPresent(said -> asked.found(Finding.of(
                        HisRule.SUM_TOTAL,
                        summary.at("T_TONGCHI_BV"),
                        summary.get("T_TONGCHI_BV"),
                        text(sum(BOTH, "THANH_TIEN_BV", r -> true)))));
        part("T_TONGCHI_BH", BOTH, "THANH_TIEN_BH", r -> true);
        part("T_THUOC", List.of("XML2"), "THANH_TIEN_BV", r -> true);
        part("T_VTYT", List.of("XML3"), "THANH_TIEN_BV", r -> r.has("MA_VAT_TU"));
        part("T_BNTT", BOTH, "T_BNTT", r -> true);
        part("T_BNCCT", BOTH, "T_BNCCT", r -> true);
        part("T_NGUONKHAC", BOTH, "T_NGUONKHAC", r -> true);
        part("T_BHTT_GDV", BOTH, "T_BHTT", r -> r.get("MA_PTTT").equals("1"));
        claim();
        asked.rows("XML2").forEach(r -> row(r, "DON_GIA", BigDecimal.ONE));
        asked.rows("XML3")
                .forEach(r -> row(
                        r,
                        "DON_GIA_BV",
                        number(r.get("TYLE_TT_DV")).orElse(HUNDRED).divide(HUNDRED)));
        days();
    }

    private void part(String total, List<String> tables, String column, Predicate<HisRow> which) {
        number(summary.get(total)).ifPresent(said -> {
            BigDecimal sum = sum(tables, column, which);
            if (differ(said, sum)) {
                differs(HisRule.SUM_PART, summary, total, "Σ " + String.join("+", tables) + '/' + column, sum);
            }
        });
    }

    private void claim() {
        Optional<BigDecimal> said = number(summary.get("T_BHTT"));
        Optional<BigDecimal> inside = number(summary.get("T_TONGCHI_BH"));
        Optional<BigDecimal> shared = number(summary.get("T_BNCCT"));
        if (said.isPresent() && inside.isPresent() && shared.isPresent()) {
            BigDecimal claim = inside.get().subtract(shared.get());
            if (differ(said.get(), claim)) {
                differs(HisRule.SUM_PART, summary, "T_BHTT", "T_TONGCHI_BH − T_BNCCT", claim);
            }
        }
    }

    /** An amount below nothing was said already. */
    private void row(HisRow row, String price, BigDecimal rate) {
        Optional<BigDecimal> quantity = number(row.get("SO_LUONG")).filter(q -> q.signum() >= 0);
        Optional<BigDecimal> each = number(row.get(price));
        Optional<BigDecimal> said = number(row.get("THANH_TIEN_BV"));
        if (quantity.isPresent() && each.isPresent() && said.isPresent()) {
            BigDecimal amount = quantity.get().multiply(each.get()).multiply(rate);
            if (differ(said.get(), amount)) {
                differs(HisRule.SUM_ROW, row, "THANH_TIEN_BV", "SO_LUONG × " + price, amount);
            }
        }
        sources(row);
    }

    private void sources(HisRow row) {
        if (SOURCES.stream().allMatch(s -> isNumber(row, s)) && isNumber(row, "T_NGUONKHAC")) {
            BigDecimal sum =
                    SOURCES.stream().map(s -> new BigDecimal(row.get(s))).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (differ(new BigDecimal(row.get("T_NGUONKHAC")), sum)) {
                differs(HisRule.SUM_ROW, row, "T_NGUONKHAC", "Σ T_NGUONKHAC_*", sum);
            }
        }
    }

    private void days() {
        Optional<HisTime> in = HisTime.parse(summary.get("NGAY_VAO"));
        Optional<HisTime> out = HisTime.parse(summary.get("NGAY_RA"));
        if (in.isEmpty() || out.isEmpty() || !isNumber(summary, "SO_NGAY_DTRI")) {
            return;
        }
        long stayed = out.get().date().toEpochDay() - in.get().date().toEpochDay() + 1;
        long days =
                switch (asked.kind()) {
                    case "01", "07", "09" -> 0;
                    case "02", "03", "04", "06" -> stayed;
                    default -> -1;
                };
        String said = summary.get("SO_NGAY_DTRI");
        if (days >= 0 && new BigDecimal(said).compareTo(BigDecimal.valueOf(days)) != 0) {
            asked.found(Finding.of(HisRule.SUM_DAYS, summary.at("SO_NGAY_DTRI"), said, Long.toString(days)));
        }
    }

    private BigDecimal sum(List<String> tables, String column, Predicate<HisRow> which) {
        return tables.stream()
                .flatMap(t -> asked.rows(t).stream())
                .filter(which)
                .flatMap(r -> number(r.get(column)).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void differs(HisRule rule, HisRow row, String element, String formula, BigDecimal sum) {
        asked.found(Finding.of(rule, row.at(element), row.get(element), formula + " = " + text(sum)));
    }

    private static boolean differ(BigDecimal said, BigDecimal sum) {
        return said.subtract(sum).abs().compareTo(DONG) >= 0;
    }

    private static String text(BigDecimal sum) {
        return sum.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static boolean isNumber(HisRow row, String element) {
        return FormCheck.isNumber(row.get(element));
    }

    /** Empty for what is no number: it is refused for that. */
    private static Optional<BigDecimal> number(String text) {
        return Stream.of(text).filter(FormCheck::isNumber).map(BigDecimal::new).findFirst();
    }
}
