package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.check.CheckedHoso;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;

/** What is small in bytes must not be large in time or memory. */
class LimitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] GOOD = Samples.bytes("bad/sent-twice-1.xml");

    private static CheckedHoso checked(byte[] file) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            CheckedExport export = Samples.open(file, "24X05");
            return export.hoso(0, export.bytes(0));
        });
    }

    private static byte[] withMedicines(String rows) {
        String end = "</DSACH_CHI_TIET_THUOC>";
        String text = Samples.plain(GOOD);
        assertThat(text).contains(end);
        return Samples.utf8(text.replace(end, rows + end));
    }

    private static List<HisRule> refusals(CheckedHoso hoso) {
        return hoso.findings().stream()
                .filter(Finding::refuses)
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    @Test
    void an_amount_of_millions_of_digits_is_no_number() {
        byte[] file = new EditedFile(GOOD)
                .with("XML1/T_THUOC=" + "9".repeat(3_000_000))
                .bytes();
        assertThat(refusals(checked(file))).containsExactly(HisRule.VALUE_NUMBER);
    }

    @Test
    void a_hoso_with_more_findings_than_anybody_mends_is_refused_without_listing_all() {
        CheckedHoso hoso = checked(withMedicines("<CHI_TIET_THUOC><STT>1</STT></CHI_TIET_THUOC>".repeat(20_000)));
        assertThat(refusals(hoso)).contains(HisRule.SIZE_LIMIT);
        assertThat(hoso.findings()).hasSizeLessThan(100_010);
    }

    @Test
    void a_letter_with_thousands_of_marks_is_no_text() {
        byte[] marked = new EditedFile(GOOD)
                .with("XML1/HO_TEN=A" + "\u0301\u0323".repeat(500_000))
                .bytes();
        assertThat(refusals(checked(marked))).containsExactly(HisRule.SIZE_LIMIT);
        byte[] decomposed = new EditedFile(GOOD)
                .with("XML1/GHI_CHU=" + "e\u0323\u0302".repeat(1000))
                .bytes();
        assertThat(refusals(checked(decomposed))).isEmpty();
    }

    @Test
    void a_hoso_of_a_million_elements_is_refused() {
        assertThat(refusals(checked(withMedicines("<a/>".repeat(1_000_001))))).containsExactly(HisRule.SIZE_LIMIT);
    }
}
