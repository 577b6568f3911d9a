package vn.emr.exchange.his.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.exchange.his.finding.Finding;
import vn.emr.exchange.his.finding.HisRule;
import vn.emr.exchange.his.finding.Unreadable;
import vn.emr.exchange.his.read.Hoso;
import vn.emr.exchange.his.read.HosoReader;
import vn.emr.exchange.his.read.Receipt;

/** What tables of an episode say about each other. */
class TablesCheckTest {

    private static final String SUMMARY = table(
            "XML1",
            "<MA_LK>1</MA_LK><MA_BN>B1</MA_BN><HO_TEN>Hòa</HO_TEN><NGAY_SINH>198503070000</NGAY_SINH>"
                    + "<GIOI_TINH>1</GIOI_TINH><NGAY_VAO>202501210000</NGAY_VAO><NGAY_RA>202501230000</NGAY_RA>"
                    + "<CHAN_DOAN_RV>Sốt</CHAN_DOAN_RV><MA_BENH_CHINH>R50.9</MA_BENH_CHINH><MA_LOAI_KCB>03</MA_LOAI_KCB>"
                    + "<MA_CSKCB>24X05</MA_CSKCB>");

    /** The tables here have no more than the test is about. */
    private static final Set<HisRule> LACKING = Set.of(HisRule.ELEMENT_EXPECTED, HisRule.TABLE_EXPECTED);

    private static String table(String name, String row) {
        return "<FILEHOSO><LOAIHOSO>" + name + "</LOAIHOSO><NOIDUNGFILE><T><D><R>" + row
                + "</R></D></T></NOIDUNGFILE></FILEHOSO>";
    }

    private static List<String> findings(String... tables) throws Unreadable {
        String text = Stream.of(tables).collect(Collectors.joining("", "<HOSO>", "</HOSO>"));
        Hoso hoso = HosoReader.read(text.getBytes(StandardCharsets.UTF_8), Map.of());
        List<Finding> findings =
                new HosoCheck("24X05", "24X05"::equals, new Receipt(LocalDate.of(2026, 9, 1))).check(hoso);
        return findings.stream()
                .filter(f -> !LACKING.contains(f.rule()))
                .map(f -> f.rule().code() + ' ' + f.place().path())
                .toList();
    }

    private static String service(String amount) {
        return table(
                "XML3",
                "<MA_LK>1</MA_LK><MA_DICH_VU>23.0075.1494</MA_DICH_VU><SO_LUONG>1</SO_LUONG>"
                        + "<NGAY_YL>202501210900</NGAY_YL><THANH_TIEN_BV>" + amount + "</THANH_TIEN_BV>");
    }

    private static String total(String amount) {
        return SUMMARY.replace("<MA_BENH_CHINH>", "<T_TONGCHI_BV>" + amount + "</T_TONGCHI_BV><MA_BENH_CHINH>");
    }

    @ParameterizedTest
    @CsvSource({"22400.00,22400,true", "22400.40,22400.00,true", "22401,22400.00,false", "22399,22400.00,false"})
    void compares_the_total_with_the_rows_to_the_dong(String total, String row, boolean right) throws Unreadable {
        assertThat(findings(total(total), service(row)).contains("sum.total XML1/T_TONGCHI_BV"))
                .isEqualTo(!right);
    }

    @Test
    void says_so_when_there_is_a_total_and_no_row() throws Unreadable {
        assertThat(findings(total("1000"))).containsExactly("sum.total XML1/T_TONGCHI_BV");
        assertThat(findings(SUMMARY)).isEmpty();
    }

    @Test
    void adds_up_what_is_a_number() throws Unreadable {
        assertThat(findings(total("1000"), service("1.000,5")))
                .containsExactlyInAnyOrder("value.number XML3/THANH_TIEN_BV", "sum.total XML1/T_TONGCHI_BV");
    }

    @Test
    void finds_a_result_without_its_service() throws Unreadable {
        String result = "<MA_LK>1</MA_LK><TEN_CHI_SO>Glucose</TEN_CHI_SO><NGAY_KQ>202501211000</NGAY_KQ><MA_DICH_VU>";
        assertThat(findings(total("5"), service("5"), table("XML4", result + "23.0075.1494</MA_DICH_VU>")))
                .isEmpty();
        assertThat(findings(total("5"), service("5"), table("XML4", result + "23.0001.0000</MA_DICH_VU>")))
                .containsExactly("link.service XML4/MA_DICH_VU");
    }

    @Test
    void compares_numbers_and_cards_of_papers() throws Unreadable {
        String known = SUMMARY.replace(
                "<MA_BENH_CHINH>",
                "<SO_CCCD>024083000001</SO_CCCD><MA_THE_BHYT>GD4242400000017;HN2242400000017</MA_THE_BHYT><MA_BENH_CHINH>");
        String sheet = "<MA_LK>1</MA_LK><MA_THE_BHYT>%s</MA_THE_BHYT><SO_CCCD>%s</SO_CCCD>";
        assertThat(persons(known, table("XML6", sheet.formatted("HN2242400000017", "024083000001"))))
                .isEmpty();
        assertThat(persons(known, table("XML6", sheet.formatted("HN2242400000018", "024083000002"))))
                .containsExactly("link.person XML6/SO_CCCD", "link.person XML6/MA_THE_BHYT");
        String leave = "<MA_LK>1</MA_LK><MA_BHXH>%s</MA_BHXH>";
        assertThat(persons(known, table("XML11", leave.formatted("2400000017"))))
                .isEmpty();
        assertThat(persons(known, table("XML11", leave.formatted("2400000018"))))
                .containsExactly("link.person XML11/MA_BHXH");
    }

    private static List<String> persons(String... tables) throws Unreadable {
        return findings(tables).stream()
                .filter(f -> f.startsWith("link.person"))
                .toList();
    }

    @Test
    void finds_the_paper_of_somebody_else() throws Unreadable {
        String paper = "<MA_LK>1</MA_LK><GIAY_CHUYEN_TUYEN>7</GIAY_CHUYEN_TUYEN><MA_LYDO_CT>2</MA_LYDO_CT>"
                + "<MA_CSKCB_DEN>01929</MA_CSKCB_DEN>";
        assertThat(findings(SUMMARY, table("XML13", paper + "<HO_TEN>HÒA</HO_TEN><GIOI_TINH>1</GIOI_TINH>")))
                .isEmpty();
        assertThat(findings(SUMMARY, table("XML13", paper + "<HO_TEN>Hoà Bình</HO_TEN><GIOI_TINH>2</GIOI_TINH>")))
                .containsExactly("link.person XML13/HO_TEN", "link.person XML13/GIOI_TINH");
        assertThat(findings(SUMMARY, table("XML7", "<MA_LK>1</MA_LK><MA_YTE>B2</MA_YTE>")))
                .containsExactly("link.person XML7/MA_YTE");
    }

    @Test
    void looks_up_the_diseases_of_a_paper_that_differ_from_the_summary() throws Unreadable {
        String paper = "<MA_LK>1</MA_LK><GIAY_CHUYEN_TUYEN>7</GIAY_CHUYEN_TUYEN><MA_LYDO_CT>2</MA_LYDO_CT>"
                + "<MA_CSKCB_DEN>01929</MA_CSKCB_DEN><MA_BENH_CHINH>";
        assertThat(findings(SUMMARY, table("XML13", paper + "R50.9</MA_BENH_CHINH>")))
                .isEmpty();
        assertThat(findings(SUMMARY, table("XML13", paper + "X99.X</MA_BENH_CHINH>")))
                .containsExactly("value.code XML13/MA_BENH_CHINH");
    }
}
