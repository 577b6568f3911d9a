package vn.emr.exchange.his.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
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
        PERSON.forEach(l -> asked.rows(l.table()).forEach(row -> person(row, l)));
        STAY.forEach(l -> asked.rows(l.table()).forEach(row -> stay(row, l)));
    }

    /** Capitals make no other person. */
    private void person(HisRow paper, Link link) {
        String here = paper.get(link.element()).toUpperCase(Locale.ROOT);
        String there = summary.get(link.inSummary()).toUpperCase(Locale.ROOT);
        if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
            asked.found(Finding.of(HisRule.LINK_PERSON, paper.at(link.element())));
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
