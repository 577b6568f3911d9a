package vn.emr.exchange.his.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.read.Codes;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.Hoso;

/** Rules about tables that speak of the same: results and services, totals and rows, papers and the summary. */
final class TablesCheck {

    /** Less is rounding: many systems charge whole đồng. */
    private static final BigDecimal DONG = BigDecimal.ONE;

    private final Hoso hoso;
    private final HisRow summary;
    private final List<Finding> findings;

    TablesCheck(Hoso hoso, HisRow summary, List<Finding> findings) {
        this.hoso = hoso;
        this.summary = summary;
        this.findings = findings;
    }

    void check() {
        services();
        total();
        hoso.rows("XML13").forEach(this::referral);
        hoso.rows("XML7").forEach(r -> same(r, "MA_YTE", "MA_BN"));
    }

    private void services() {
        Set<String> known =
                hoso.rows("XML3").stream().map(r -> r.get("MA_DICH_VU")).collect(Collectors.toSet());
        for (HisRow result : hoso.rows("XML4")) {
            String service = result.get("MA_DICH_VU");
            if (!service.isEmpty() && !known.contains(service)) {
                findings.add(Finding.of(HisRule.LINK_SERVICE, result.at("MA_DICH_VU"), service, ""));
            }
        }
    }

    private void total() {
        Optional<BigDecimal> said = number(summary.get("T_TONGCHI_BV"));
        BigDecimal sum = Stream.of("XML2", "XML3")
                .flatMap(t -> hoso.rows(t).stream())
                .flatMap(r -> number(r.get("THANH_TIEN_BV")).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        said.filter(s -> s.subtract(sum).abs().compareTo(DONG) >= 0)
                .ifPresent(s -> findings.add(Finding.of(
                        HisRule.SUM_TOTAL,
                        summary.at("T_TONGCHI_BV"),
                        summary.get("T_TONGCHI_BV"),
                        sum.setScale(2, RoundingMode.HALF_UP).toPlainString())));
    }

    /** Empty for what is no number: it is refused for that. */
    private static Optional<BigDecimal> number(String text) {
        return FormCheck.isNumber(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private void referral(HisRow paper) {
        same(paper, "HO_TEN", "HO_TEN");
        same(paper, "NGAY_SINH", "NGAY_SINH");
        same(paper, "GIOI_TINH", "GIOI_TINH");
        String reason = paper.get("MA_LYDO_CT");
        if (!reason.isEmpty() && Codes.name("MA_LYDO_CT", reason).isEmpty()) {
            findings.add(Finding.of(HisRule.VALUE_CODE, paper.at("MA_LYDO_CT"), reason, ""));
        }
        for (String element : List.of("MA_BENH_CHINH", "MA_BENH_KT")) {
            if (!paper.get(element).equals(summary.get(element))) {
                EpisodeCheck.diseases(paper, element, findings);
            }
        }
    }

    /** Capitals make no other person. */
    private void same(HisRow paper, String element, String inSummary) {
        String here = paper.get(element).toUpperCase(Locale.ROOT);
        String there = summary.get(inSummary).toUpperCase(Locale.ROOT);
        if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
            findings.add(Finding.of(HisRule.LINK_PERSON, paper.at(element)));
        }
    }
}
