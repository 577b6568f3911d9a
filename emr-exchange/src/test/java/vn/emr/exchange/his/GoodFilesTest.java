package vn.emr.exchange.his;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.finding.Finding;

/** The samples in all dialects keep all rules, but for what their description names: which findings there are, exactly. */
class GoodFilesTest {

    /**
     * Patients with tuberculosis and without HIV; a HIS that changed its form early or late. None of it is a warning.
     */
    private static final Map<String, Integer> KNOWN = Map.ofEntries(
            entry("info element.expected XML15/BDDT_ARV", 5),
            entry("info element.expected XML15/NGAY_BAT_DAU_DT_CTX", 5),
            entry("info element.form XML13/MA_CSKCB_DEN", 7),
            entry("info element.form XML13/TINH_TRANG_CT", 7),
            entry("info element.form XML13/MA_NOI_DEN", 3),
            entry("info element.form XML13/PP_DIEU_TRI", 3),
            entry("info element.form XML13/TEN_DICH_VU", 3),
            entry("info element.form XML13/TEN_THUOC", 3),
            entry("info value.length XML1/MA_TTDV", 41),
            entry("info value.length XML13/MA_TTDV", 7),
            entry("info value.length XML14/MA_TTDV", 21),
            entry("info value.length XML14/NGAY_HEN_KL", 9),
            entry("info value.length XML7/MA_TTDV", 13),
            entry("info value.length XML8/MA_TTDV", 13),
            entry("info value.length XML9/MA_TTDV", 1));

    @Test
    void nothing_is_found_but_what_is_known() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        int hosos = 0;
        for (String path : Stream.concat(Samples.demoFiles("his"), Samples.demoFiles("his-referrals"))
                .toList()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            CheckedExport export = Samples.open(Samples.demo(path), name.substring(0, 5));
            assertThat(export.findings()).as(path).isEmpty();
            for (int i = 0; i < export.envelope().hosos().size(); i++) {
                export.hoso(i, export.bytes(i)).findings().forEach(f -> found.merge(describe(f), 1, Integer::sum));
                hosos++;
            }
        }
        assertThat(hosos).isEqualTo(187);
        assertThat(found).isEqualTo(KNOWN);
    }

    private static String describe(Finding finding) {
        return finding.severity().code()
                + ' '
                + finding.rule().code()
                + ' '
                + finding.place().path();
    }
}
