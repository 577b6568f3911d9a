package vn.emr.exchange.his.check;

import java.time.LocalDate;
import java.util.List;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.read.HisRow;
import vn.emr.exchange.his.read.HisTime;

/** Rules about times: they lie inside the stay, and what follows comes after what it follows. */
final class TimesCheck {

    /** Results may be completed this many days after the episode. */
    private static final int RESULT_DAYS = 60;

    /**
     * One time that may not be before another.
     *
     * @param table where both are
     * @param first the earlier
     * @param second the later
     */
    private record Sequence(String table, String first, String second) {}

    private static final List<Sequence> SEQUENCES = List.of(
            new Sequence("XML1", "NGAY_VAO_NOI_TRU", "NGAY_RA"),
            new Sequence("XML1", "NGAY_RA", "NGAY_TAI_KHAM"),
            new Sequence("XML1", "NGAY_VAO", "NGAY_TTOAN"),
            new Sequence("XML1", "GT_THE_TU", "GT_THE_DEN"),
            new Sequence("XML2", "NGAY_YL", "NGAY_TH_YL"),
            new Sequence("XML3", "NGAY_YL", "NGAY_TH_YL"),
            new Sequence("XML3", "NGAY_YL", "NGAY_KQ"),
            new Sequence("XML6", "NGAYKD_HIV", "BDDT_ARV"),
            new Sequence("XML6", "NGAYBD_DTRI_LAO", "NGAYKT_DTRI_LAO"),
            new Sequence("XML6", "NGAY_XN_TLVR", "NGAY_KQ_XN_TLVR"),
            new Sequence("XML6", "NGAY_XN_PCR", "NGAY_KQ_XN_PCR"),
            new Sequence("XML6", "NGAY_BAT_DAU_XU_TRI", "NGAY_KET_THUC_XU_TRI"),
            new Sequence("XML7", "NGOAITRU_TUNGAY", "NGOAITRU_DENNGAY"),
            new Sequence("XML8", "NGAY_SINHCON", "NGAY_CONCHET"),
            new Sequence("XML10", "TU_NGAY", "DEN_NGAY"),
            new Sequence("XML11", "TU_NGAY", "DEN_NGAY"),
            new Sequence("XML13", "NGAY_VAO_NOI_TRU", "NGAY_RA"),
            new Sequence("XML14", "NGAY_RA", "NGAY_HEN_KL"),
            new Sequence("XML15", "NGAYKD_HIV", "BDDT_ARV"),
            new Sequence("XML15", "NGAYBD_DTRI_LAO", "NGAYKT_DTRI_LAO"));

    private final Asked asked;
    private final String in;
    private final String out;

    TimesCheck(Asked asked) {
        this.asked = asked;
        this.in = asked.summary().get("NGAY_VAO");
        this.out = asked.summary().get("NGAY_RA");
    }

    void check() {
        if (!in.isEmpty() && !out.isEmpty()) {
            String completed = HisTime.parse(out).map(t -> later(t.date())).orElse(out);
            inside("XML2", "NGAY_YL", out);
            inside("XML2", "NGAY_TH_YL", out);
            inside("XML3", "NGAY_YL", out);
            inside("XML3", "NGAY_TH_YL", out);
            inside("XML3", "NGAY_KQ", completed);
            inside("XML4", "NGAY_KQ", completed);
            inside("XML5", "THOI_DIEM_DBLS", out);
        }
        SEQUENCES.forEach(s -> asked.rows(s.table()).forEach(r -> sequence(r, s)));
        asked.rows("XML14").forEach(this::appointment);
    }

    /** A paper that leaves out when the stay ended is measured by the summary. */
    private void appointment(HisRow paper) {
        if (!paper.has("NGAY_RA")) {
            paper.filled("NGAY_HEN_KL").stream()
                    .filter(day -> isBefore(day, out))
                    .forEach(day -> asked.found(
                            Finding.of(HisRule.TIME_SEQUENCE, paper.at("NGAY_HEN_KL"), day, "XML1/NGAY_RA " + out)));
        }
    }

    private static String later(LocalDate day) {
        return day.plusDays(RESULT_DAYS).toString().replace("-", "");
    }

    private void inside(String table, String element, String until) {
        for (HisRow row : asked.rows(table)) {
            String time = row.get(element);
            if (isBefore(time, in) || isBefore(until, time)) {
                asked.found(Finding.of(HisRule.TIME_STAY, row.at(element), time, in + " – " + out));
            }
        }
    }

    /** Of several cards or appointments each goes with its like; one date goes with each of several. */
    private void sequence(HisRow row, Sequence sequence) {
        if (!row.has(sequence.first()) || !row.has(sequence.second())) {
            return;
        }
        List<String> first = row.list(sequence.first());
        List<String> second = row.list(sequence.second());
        for (int i = 0; i < second.size(); i++) {
            String from = first.get(first.size() == second.size() ? i : 0);
            if (isBefore(second.get(i), from)) {
                asked.found(Finding.of(
                        HisRule.TIME_SEQUENCE,
                        row.at(sequence.second()),
                        second.get(i),
                        sequence.first() + ' ' + from));
            }
        }
    }

    /** Whether it is surely before, at the precision that both have; what is absent is not, and what is no time was said. */
    private static boolean isBefore(String time, String other) {
        int both = Math.min(time.length(), other.length());
        return both >= 8 && time.substring(0, both).compareTo(other.substring(0, both)) < 0;
    }
}
