package vn.emr.exchange.his.check;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.emr.domain.patient.CitizenNumber;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Severity;
import vn.emr.exchange.his.read.HisRow;

/** Rules about papers that repeat what the summary (XML1) says: the same person, the same stay, the same way. */
final class PapersCheck {

    /**
     * An element of a paper with what XML1 calls it.
     *
     * @param table the paper
     * @param element its element
     * @param inSummary that of XML1
     */
    private record Link(String table, String element, String inSummary) {

        /** {@code XML14 MA_CSKCB} or {@code XML7 MA_YTE=MA_BN}. */
        static Link of(String text) {
            int space = text.indexOf(' ');
            int sign = text.indexOf('=');
            String element = text.substring(space + 1, sign < 0 ? text.length() : sign);
            return new Link(text.substring(0, space), element, sign < 0 ? element : text.substring(sign + 1));
        }
    }

    /** By these one sees that it is somebody else's. */
    private static final List<Link> PERSON = links(
            "XML6 NGAY_SINH",
            "XML6 GIOI_TINH",
            "XML7 MA_YTE=MA_BN",
            "XML13 HO_TEN",
            "XML13 NGAY_SINH",
            "XML13 GIOI_TINH",
            "XML14 HO_TEN",
            "XML14 NGAY_SINH",
            "XML14 GIOI_TINH",
            "XML15 MA_BN",
            "XML15 HO_TEN");

    /** Sheets of the HIV/AIDS and tuberculosis programmes. */
    private static final List<String> PROGRAMMES = List.of("XML6", "XML15");

    /** Cards: several of one person, and the last ten digits of each are the same. */
    private static final List<Link> CARDS = links(
            "XML6 MA_THE_BHYT",
            "XML11 MA_THE_BHYT",
            "XML11 MA_BHXH=MA_THE_BHYT",
            "XML13 MA_THE_BHYT",
            "XML14 MA_THE_BHYT");

    private static final int SOCIAL_INSURANCE = 10;

    /** Codes and times. */
    private static final List<Link> STAY = links(
            "XML6 MA_CSKCB",
            "XML7 NGAY_VAO",
            "XML7 NGAY_RA",
            "XML8 NGAY_VAO",
            "XML8 NGAY_RA",
            "XML8 MA_LOAI_KCB",
            "XML8 KET_QUA_DTRI",
            "XML13 NGAY_VAO",
            "XML13 NGAY_RA",
            "XML13 NGAY_VAO_NOI_TRU",
            "XML13 MA_LOAI_RV",
            "XML13 MA_CSKCB",
            "XML13 MA_NOI_DEN",
            "XML13 MA_CSKCB_DEN=MA_NOI_DEN",
            "XML13 MA_NOI_DI",
            "XML13 MA_CSKCB_DI=MA_NOI_DI",
            "XML14 NGAY_VAO",
            "XML14 NGAY_RA",
            "XML14 MA_CSKCB",
            "XML14 NGAY_HEN_KL=NGAY_TAI_KHAM",
            "XML15 MA_CSKCB");

    private static List<Link> links(String... texts) {
        return Stream.of(texts).map(Link::of).toList();
    }

    private final Asked asked;
    private final HisRow summary;

    PapersCheck(Asked asked) {
        this.asked = asked;
        this.summary = asked.summary();
    }

    void check() {
        PROGRAMMES.forEach(table -> asked.rows(table).forEach(this::citizen));
        CARDS.forEach(l -> asked.rows(l.table()).forEach(row -> cards(row, l)));
        PERSON.forEach(l -> asked.rows(l.table()).forEach(row -> person(row, l)));
        STAY.forEach(l -> asked.rows(l.table()).forEach(row -> stay(row, l)));
    }

    /** What such a sheet says harms whom it isn't about, so one that surely names another citizen keeps the HOSO out. */
    private void citizen(HisRow sheet) {
        String here = sheet.get("SO_CCCD");
        String there = summary.get("SO_CCCD");
        if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
            boolean sure = isCitizen(here) && isCitizen(there);
            asked.found(
                    Finding.of(HisRule.LINK_PERSON, sheet.at("SO_CCCD")).as(sure ? Severity.REFUSE : Severity.WARN));
        }
    }

    private static boolean isCitizen(String number) {
        return new CitizenNumber(number).form() == CitizenNumber.Form.CITIZEN;
    }

    private void cards(HisRow paper, Link link) {
        Set<String> there = people(summary.filled(link.inSummary()));
        Set<String> here = people(paper.filled(link.element()));
        if (!here.isEmpty() && !there.isEmpty() && Collections.disjoint(here, there)) {
            asked.found(
                    Finding.of(HisRule.LINK_PERSON, paper.at(link.element())).as(Severity.WARN));
        }
    }

    /** What is too short to name somebody is said elsewhere. */
    private static Set<String> people(List<String> cards) {
        return cards.stream()
                .filter(c -> c.length() >= SOCIAL_INSURANCE)
                .map(c -> c.substring(c.length() - SOCIAL_INSURANCE))
                .collect(Collectors.toSet());
    }

    /** Capitals make no other person. */
    private void person(HisRow paper, Link link) {
        String here = paper.get(link.element()).toUpperCase(Locale.ROOT);
        String there = summary.get(link.inSummary()).toUpperCase(Locale.ROOT);
        if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
            asked.found(
                    Finding.of(HisRule.LINK_PERSON, paper.at(link.element())).as(Severity.WARN));
        }
    }

    private void stay(HisRow paper, Link link) {
        List<String> there = summary.filled(link.inSummary());
        if (there.isEmpty()) {
            return;
        }
        List<String> here = paper.filled(link.element());
        if (!here.isEmpty() && here.stream().noneMatch(h -> there.stream().anyMatch(t -> agree(h, t)))) {
            asked.found(Finding.of(
                    HisRule.LINK_SUMMARY,
                    paper.at(link.element()),
                    Allowed.shown(here.get(0)),
                    "XML1/" + link.inSummary() + ' ' + Allowed.shown(there.get(0))));
        }
    }

    /** Of two times the common part counts: one may be a day, the other has the hour too. */
    private static boolean agree(String here, String there) {
        int both = Math.min(here.length(), there.length());
        return both < 8 ? here.equals(there) : here.substring(0, both).equals(there.substring(0, both));
    }
}
