package vn.emr.exchange.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.emr.exchange.his.check.CheckedExport;
import vn.emr.exchange.his.finding.Finding;

/** A good file with one thing off: that is found, and nothing else. */
class RulesTest {

    /** A stay that ended with a transfer, an outpatient with tuberculosis, a birth. */
    private static byte[] file(String name) {
        return switch (name) {
            case "transfer" -> Samples.demo("his-referrals/transfers/24X09_20250112_24X092501123196548.xml");
            case "visit" -> Samples.demo("his/BG-LNA/24X10_0007_20241202.xml");
            case "birth" -> Samples.demo("his/BG-SD/24X07_0001_20241210.xml");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static List<String> findings(byte[] bytes, String name) throws IOException {
        String sender = name.equals("transfer") ? "24X09" : name.equals("visit") ? "24X10" : "24X07";
        CheckedExport export = Samples.open(bytes, sender);
        List<Finding> all = new ArrayList<>(export.findings());
        all.addAll(export.hoso(0, export.bytes(0)).findings());
        return all.stream()
                .map(f -> f.severity().code()
                        + ' '
                        + f.rule().code()
                        + ' '
                        + f.place().path())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transfer | XML1/T_TONGCHI_BV=1 | warn sum.total XML1/T_TONGCHI_BV",
                "transfer | XML1/T_TONGCHI_BH=1 | warn sum.part XML1/T_TONGCHI_BH, warn sum.part XML1/T_BHTT",
                "transfer | XML1/T_THUOC=979561.00 | warn sum.part XML1/T_THUOC",
                "transfer | XML1/T_THUOC=979560.99 | ''",
                "transfer | XML1/T_VTYT=1 | warn sum.part XML1/T_VTYT",
                "transfer | XML1/T_BNTT=100 | warn sum.part XML1/T_BNTT",
                "transfer | XML1/T_BNCCT=1 | warn sum.part XML1/T_BNCCT, warn sum.part XML1/T_BHTT",
                "transfer | XML1/T_NGUONKHAC=100 | warn sum.part XML1/T_NGUONKHAC",
                "transfer | XML1/T_BHTT_GDV=100 | warn sum.part XML1/T_BHTT_GDV",
                "transfer | XML2/SO_LUONG=4.000 | warn sum.row XML2/THANH_TIEN_BV",
                "transfer | XML3/TYLE_TT_DV=50 | warn sum.row XML3/THANH_TIEN_BV",
                "transfer | XML2/T_NGUONKHAC_CL=5.00 | warn sum.row XML2/T_NGUONKHAC",
                "transfer | XML1/SO_NGAY_DTRI=2 | warn sum.days XML1/SO_NGAY_DTRI",
                "transfer | XML2/NGAY_YL=202501102300 | warn time.stay XML2/NGAY_YL",
                "transfer | XML2/NGAY_TH_YL=202501102359 | warn time.sequence XML2/NGAY_TH_YL",
                "transfer | XML4/NGAY_KQ=202503140000 | warn time.stay XML4/NGAY_KQ",
                "transfer | XML4/NGAY_KQ=202503130000 | ''",
                "transfer | XML5/THOI_DIEM_DBLS=202501130000 | warn time.stay XML5/THOI_DIEM_DBLS",
                "transfer | XML1/NGAY_VAO_NOI_TRU=202501102300 & XML13/NGAY_VAO_NOI_TRU- | warn time.order XML1/NGAY_VAO_NOI_TRU",
                "transfer | XML1/NGAY_TAI_KHAM=20250101 | warn time.sequence XML1/NGAY_TAI_KHAM, info table.expected XML14",
                "transfer | XML1/GT_THE_DEN=20241231 | warn time.sequence XML1/GT_THE_DEN",
                "transfer | XML1/SO_CCCD- & XML1/NGAY_SINH=202501010000 & XML13/NGAY_SINH- | warn time.birth XML1/NGAY_SINH",
                "transfer | XML1/SO_CCCD- & XML1/NGAY_SINH=202501010001 & XML13/NGAY_SINH- | ''",
                "transfer | XML1/SO_CCCD=099172023729 | warn identity.province XML1/SO_CCCD",
                "transfer | XML1/SO_CCCD=030171023729 | warn identity.year XML1/SO_CCCD",
                "transfer | XML1/NGAY_RA=202501120713;202501130713 | refuse value.date XML1/NGAY_RA",
                "transfer | XML1/MA_LOAI_RV=1 & XML13/MA_LOAI_RV- | warn table.when XML13",
                "transfer | -XML13 | warn table.expected XML13",
                "transfer | -XML8 | info table.expected XML8",
                "transfer | *XML7 | warn table.single XML7",
                "transfer | XML1/MA_LOAI_KCB=09 & XML8/MA_LOAI_KCB- & XML1/SO_NGAY_DTRI=0 | warn element.expected XML8/MA_LOAI_KCB, warn table.when XML8",
                "transfer | XML13/MA_CSKCB_DEN=01283 | warn link.summary XML13/MA_CSKCB_DEN",
                "transfer | XML13/MA_CSKCB_DI=24X07 | warn link.summary XML13/MA_CSKCB_DI",
                "transfer | XML13/NGAY_RA=202501130713 | warn link.summary XML13/NGAY_RA",
                "transfer | XML13/NGAY_RA=20250112 | ''",
                "transfer | XML8/KET_QUA_DTRI=1 | warn link.summary XML8/KET_QUA_DTRI",
                "transfer | XML7/MA_YTE=9 | warn link.person XML7/MA_YTE",
                "transfer | XML13/GIOI_TINH=1 | warn link.person XML13/GIOI_TINH",
                "transfer | XML1/MA_THE_BHYT=GD42 | warn value.form XML1/MA_THE_BHYT",
                "transfer | XML1/MA_THE_BHYT=GD4242404736919;2404736919 | warn value.count XML1/MA_DKBD, warn value.count XML1/GT_THE_TU, warn value.count XML1/GT_THE_DEN",
                "transfer | XML1/MA_BENH_KT=I10;I10;I10;I10;I10;I10;I10;I10;I10;I10;I10;I10;I10 & XML13/MA_BENH_KT=I10 | warn value.count XML1/MA_BENH_KT",
                "transfer | XML1/MA_BENH_CHINH=I10;E11 | warn value.count XML1/MA_BENH_CHINH",
                "transfer | XML13/MA_BENH_CHINH=I10;E11 | warn value.count XML13/MA_BENH_CHINH",
                "visit | XML14/MA_BENH_CHINH=I10;E11 | warn value.count XML14/MA_BENH_CHINH",
                "transfer | XML1/MA_NOI_DI=ABC & XML13/MA_CSKCB_DI- | warn value.form XML1/MA_NOI_DI",
                "transfer | XML3/MA_GIUONG=Z1 | warn value.form XML3/MA_GIUONG",
                "transfer | XML2/DON_GIA=280.0000 | warn value.decimals XML2/DON_GIA",
                "transfer | XML2/THANH_TIEN_BH=840.001 | warn value.decimals XML2/THANH_TIEN_BH",
                "transfer | XML2/MUC_HUONG=12345 | warn value.length XML2/MUC_HUONG",
                "transfer | XML2/TYLE_TT_BH=101 | warn value.code XML2/TYLE_TT_BH",
                "transfer | XML2/TYLE_TT_BH=100.00 | ''",
                "transfer | XML2/PHAM_VI=9 | warn value.code XML2/PHAM_VI",
                "transfer | XML1/MA_LOAI_KCB=3 | warn value.code XML1/MA_LOAI_KCB, warn link.summary XML8/MA_LOAI_KCB",
                "transfer | XML1/MA_DANTOC=99 | info value.code XML1/MA_DANTOC",
                "transfer | XML3/MA_BENH=I99.X | warn value.code XML3/MA_BENH",
                "transfer | XML1/MA_BENH_CHINH=I99.X & XML3/MA_BENH=I99.X | warn value.code XML1/MA_BENH_CHINH",
                "transfer | XML7/MA_DINH_CHI_THAI=1 | warn element.expected XML7/NGUYENNHAN_DINHCHI, warn element.expected XML7/THOIGIAN_DINHCHI, warn element.expected XML7/TUOI_THAI",
                "transfer | XML7/TUOI_THAI=43 | warn value.code XML7/TUOI_THAI",
                "transfer | XML1/CHAN_DOAN_VAO- | warn element.expected XML1/CHAN_DOAN_VAO",
                "transfer | XML1/MA_NOI_DEN- | warn element.expected XML1/MA_NOI_DEN",
                "transfer | XML13/MA_CSKCB_DEN- | warn element.expected XML13/MA_CSKCB_DEN",
                "transfer | XML13/MA_LYDO_CT=9 | warn value.code XML13/MA_LYDO_CT",
                "transfer | XML3/TEN_DICH_VU- | warn element.expected XML3/TEN_DICH_VU",
                "visit | XML1/NGAY_TAI_KHAM- | warn table.when XML14",
                "visit | -XML14 | info table.expected XML14",
                "visit | XML1/MA_LOAI_KCB=01 & XML1/SO_NGAY_DTRI=0 | warn table.when XML5",
                "visit | XML14/NGAY_HEN_KL=20300101 | warn link.summary XML14/NGAY_HEN_KL",
                "visit | XML1/NGAY_TTOAN=205203080000 | warn time.future XML1/NGAY_TTOAN",
                "visit | XML2/NGAY_TH_YL=205203080000 | warn time.future XML2/NGAY_TH_YL, warn time.stay XML2/NGAY_TH_YL",
                "visit | XML15/SO_CCCD=027202578739 | refuse link.person XML15/SO_CCCD",
                "visit | XML15/SO_CCCD=123456789 | warn link.person XML15/SO_CCCD",
                "visit | XML14/MA_THE_BHYT=DT2242435277839 | warn link.person XML14/MA_THE_BHYT",
                "visit | XML14/MA_THE_BHYT=HN2242435277838 | ''",
                "visit | XML14/NGAY_RA- & XML1/NGAY_TAI_KHAM=20241201 & XML14/NGAY_HEN_KL=202412010730 | warn time.sequence XML1/NGAY_TAI_KHAM, warn time.sequence XML14/NGAY_HEN_KL",
                "transfer | XML13/MA_THE_BHYT=GD4242404736918 | warn link.person XML13/MA_THE_BHYT",
                "visit | XML15/HO_TEN=Khác | warn link.person XML15/HO_TEN",
                "visit | XML15/NGAYKT_DTRI_LAO=20200101 | warn time.sequence XML15/NGAYKT_DTRI_LAO",
                "visit | XML15/SO_CCCD=C1234567 & XML1/SO_CCCD=C1234567 | ''",
                "visit | XML15/PHANLOAI_LAO_TS=7 | warn value.code XML15/PHANLOAI_LAO_TS",
                "visit | XML15/NGAYKD_HIV=20240101 | warn element.expected XML15/BDDT_ARV, warn element.expected XML15/NGAY_BAT_DAU_DT_CTX",
                "birth | XML9/SINHCON_PHAUTHUAT=2 | warn value.code XML9/SINHCON_PHAUTHUAT",
                "birth | XML9/HO_TEN_NND- | warn element.expected XML9/HO_TEN_NND",
            })
    void one_thing_off_is_found_and_nothing_else(String name, String changes, String expected) throws IOException {
        EditedFile file = new EditedFile(file(name));
        List<String> before = findings(file.bytes(), name);
        Stream.of(changes.split(" & ", -1)).forEach(file::with);
        List<String> found = new ArrayList<>(findings(file.bytes(), name));
        found.removeAll(before);
        assertThat(String.join(", ", found)).isEqualTo(expected);
    }
}
