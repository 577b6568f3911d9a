package vn.emr.exchange.his.map;

import java.util.Map;
import java.util.Set;
import vn.emr.exchange.his.read.HisRow;

/** Elements of papers that repeat what XML1 says: equal ones are said already, others are not mapped. */
final class SummaryCopies {

    private static final Map<String, Set<String>> ELEMENTS = Map.of(
            "XML7", Set.of("MA_YTE", "NGAY_VAO", "NGAY_RA"),
            "XML8", Set.of("MA_LOAI_KCB", "NGAY_VAO", "NGAY_RA"),
            "XML13",
                    Set.of(
                            "HO_TEN",
                            "NGAY_SINH",
                            "GIOI_TINH",
                            "MA_QUOCTICH",
                            "MA_DANTOC",
                            "MA_NGHE_NGHIEP",
                            "DIA_CHI",
                            "MA_THE_BHYT",
                            "GT_THE_DEN",
                            "NGAY_VAO",
                            "NGAY_VAO_NOI_TRU",
                            "MA_LOAI_RV"));

    /** What XML1 calls the element of another name. */
    private static final Map<String, String> RENAMED = Map.of("MA_YTE", "MA_BN");

    private SummaryCopies() {}

    /** Whether the element says what XML1 says. */
    static boolean isCopy(String table, HisRow row, String element, HisRow summary) {
        String copied = RENAMED.getOrDefault(element, element);
        return ELEMENTS.getOrDefault(table, Set.of()).contains(element)
                && row.get(element).equals(summary.get(copied));
    }
}
