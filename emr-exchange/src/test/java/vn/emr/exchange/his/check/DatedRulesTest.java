package vn.emr.exchange.his.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.HosoReader;
import vn.emr.exchange.his.read.Receipt;

/** The same file is measured by the forms and code lists of the day on which its episode ended. */
class DatedRulesTest {

    private static List<String> findings(String day, String table, String row) throws Unreadable {
        String summary = "<MA_LK>1</MA_LK><NGAY_VAO>" + day + "0800</NGAY_VAO><NGAY_RA>" + day + "0900</NGAY_RA>"
                + "<MATINH_CU_TRU>24</MATINH_CU_TRU>";
        String tables = table.equals("XML1")
                ? table("XML1", summary.replaceAll("(?=<MATINH)" + (row.contains("MATINH") ? ".*" : "$^"), "") + row)
                : table("XML1", summary) + table(table, "<MA_LK>1</MA_LK>" + row);
        Hoso hoso = HosoReader.read(("<HOSO>" + tables + "</HOSO>").getBytes(StandardCharsets.UTF_8), Map.of());
        return new HosoCheck("24X05", "24X05"::equals, new Receipt(LocalDate.of(2026, 9, 1)))
                .check(hoso).stream()
                        .map(f -> f.severity().code()
                                + ' '
                                + f.rule().code()
                                + ' '
                                + f.place().path())
                        .toList();
    }

    private static String table(String name, String row) {
        return "<FILEHOSO><LOAIHOSO>" + name + "</LOAIHOSO><NOIDUNGFILE><T><D><R>" + row
                + "</R></D></T></NOIDUNGFILE></FILEHOSO>";
    }

    @ParameterizedTest
    @CsvSource({
        "20260731, 20260801, XML1, <MA_LOAI_KCB>12</MA_LOAI_KCB>, warn value.code XML1/MA_LOAI_KCB, before",
        "20240630, 20240701, XML1, <MA_LOAI_KCB>3</MA_LOAI_KCB>, warn value.code XML1/MA_LOAI_KCB, after",
        "20250630, 20250701, XML1, <MATINH_CU_TRU>06</MATINH_CU_TRU>, warn value.code XML1/MATINH_CU_TRU, after",
        "20241231, 20250101, XML1, <MAXA_CU_TRU>09999</MAXA_CU_TRU>, warn value.code XML1/MAXA_CU_TRU, before",
        "20250630, 20250701, XML1, '', warn element.expected XML1/MAHUYEN_CU_TRU, before",
        "20250630, 20250701, XML1, <MAHUYEN_CU_TRU>219</MAHUYEN_CU_TRU>, info element.form XML1/MAHUYEN_CU_TRU, after",
        "20260630, 20260701, XML1, <MA_BENH_CHINH>X99.X</MA_BENH_CHINH>, warn value.code XML1/MA_BENH_CHINH, before",
        "20260630, 20260701, XML1, <MA_BENH_CHINH>X99.X</MA_BENH_CHINH>, info list.not-held XML1/MA_BENH_CHINH, after",
        "20241231, 20250101, XML1, <MA_TTDV>001108/BG-CCHN</MA_TTDV>, info value.length XML1/MA_TTDV, before",
        "20240630, 20240701, XML1, <NHOM_MAU>O+</NHOM_MAU>, info element.form XML1/NHOM_MAU, before",
        "20241231, 20250101, XML13, <MA_NOI_DEN>01929</MA_NOI_DEN>, info element.form XML13/MA_NOI_DEN, after",
        "20241231, 20250101, XML13, <MA_CSKCB_DEN>01929</MA_CSKCB_DEN>, info element.form XML13/MA_CSKCB_DEN, before",
        "20241231, 20250101, XML13, <HO_TEN>A</HO_TEN>, warn element.expected XML13/TEN_DICH_VU, before",
        "20241231, 20250101, XML14, <NGAY_HEN_KL>202601010800</NGAY_HEN_KL>, info value.length XML14/NGAY_HEN_KL, after",
        "20260630, 20260701, XML2, <MUC_HUONG>1000</MUC_HUONG>, info value.length XML2/MUC_HUONG, before",
    })
    void what_is_found_depends_on_the_day(
            String last, String first, String table, String row, String finding, String found) throws Unreadable {
        assertThat(findings(last, table, row).contains(finding)).isEqualTo(found.equals("before"));
        assertThat(findings(first, table, row).contains(finding)).isEqualTo(found.equals("after"));
    }

    @ParameterizedTest
    @CsvSource({
        "20220101, QD_130",
        "20240630, QD_130",
        "20240701, QD_4750",
        "20241231, QD_4750",
        "20250101, QD_3176",
        "20260630, QD_3176",
        "20260701, QD_1931"
    })
    void an_episode_follows_the_decision_of_the_day_on_which_it_ended(String day, Decision decision) {
        assertThat(Decision.at(day)).isEqualTo(decision);
    }
}
