package vn.emr.launcher;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A stay that becomes 44 entries which a referral takes along; with its note and its request, 46. Each of its own patient. */
final class BenchEpisode {

    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.currentTimeMillis() / 100 % 10_000_000));
    private static final int MEDICINES = 8;
    private static final int REPORTS = 4;
    private static final int RESULTS = 6;
    private static final String[] NAMES = {"Creatinin", "Ure", "Kali (K+)", "Natri (Na+)", "Glucose", "CRP định lượng"};
    private static final String[] UNITS = {"µmol/L", "mmol/L", "mmol/L", "mmol/L", "mmol/L", "mg/L"};
    private static final String[] DRUGS = {
        "Furosemid 20mg/2ml",
        "Nicardipin 10mg/10ml",
        "Amlodipin 5mg",
        "Insulin Actrapid",
        "Glucose 5%",
        "Pantoprazol 40mg",
        "Erythropoietin 2000 IU",
        "Calci gluconat 10%"
    };

    private BenchEpisode() {}

    static DemoData.Export next() {
        int serial = NEXT.incrementAndGet();
        String key = "B" + serial;
        String xml = """
                <?xml version="1.0" encoding="utf-8"?>
                <GIAMDINHHS><THONGTINDONVI><MACSKCB>24X09</MACSKCB></THONGTINDONVI><THONGTINHOSO>
                <NGAYLAP>20250117</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO><HOSO>
                %s%s%s%s</HOSO></DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI></CHUKYDONVI></GIAMDINHHS>
                """.formatted(summary(key, serial), medicines(key), results(key), note(key));
        return new DemoData.Export("24X09_bench_" + key + ".xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String table(String name, String content) {
        return "<FILEHOSO><LOAIHOSO>" + name + "</LOAIHOSO><NOIDUNGFILE>" + content + "</NOIDUNGFILE></FILEHOSO>\n";
    }

    private static String summary(String key, int serial) {
        return table("XML1", """
                <TONG_HOP><MA_LK>%1$s</MA_LK><STT>1</STT><MA_BN>BN%1$s</MA_BN><HO_TEN>Trần Hữu Đo %2$d</HO_TEN>
                <NGAY_SINH>198901230000</NGAY_SINH><GIOI_TINH>1</GIOI_TINH><DIA_CHI>Phường Ngô Quyền, Bắc Giang</DIA_CHI>
                <MA_THE_BHYT>GD4242%3$09d</MA_THE_BHYT><GT_THE_TU>20250101</GT_THE_TU><GT_THE_DEN>20251231</GT_THE_DEN>
                <LY_DO_VV>Khó thở</LY_DO_VV><CHAN_DOAN_RV>Bệnh thận mạn giai đoạn 5, tăng kali máu</CHAN_DOAN_RV>
                <MA_BENH_CHINH>N18.5</MA_BENH_CHINH><MA_BENH_KT>I10;Z99.2</MA_BENH_KT><CAN_NANG>61.35</CAN_NANG>
                <MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB><NGAY_VAO>202501080810</NGAY_VAO><NGAY_RA>202501170955</NGAY_RA>
                <KET_QUA_DTRI>3</KET_QUA_DTRI><MA_LOAI_RV>2</MA_LOAI_RV><MA_NOI_DEN>01929</MA_NOI_DEN>
                <MA_LOAI_KCB>03</MA_LOAI_KCB><MA_CSKCB>24X09</MA_CSKCB><MA_HSBA>HS%1$s</MA_HSBA></TONG_HOP>
                """.formatted(key, serial % 1000, serial));
    }

    private static String medicines(String key) {
        StringBuilder rows = new StringBuilder("<CHITIEU_CHITIET_THUOC><DSACH_CHI_TIET_THUOC>");
        for (int i = 0; i < MEDICINES; i++) {
            rows.append("""
                    <CHI_TIET_THUOC><MA_LK>%s</MA_LK><STT>%d</STT><MA_THUOC>40.%d</MA_THUOC><TEN_THUOC>%s</TEN_THUOC>
                    <DON_VI_TINH>Ống</DON_VI_TINH><DUONG_DUNG>2.15</DUONG_DUNG><LIEU_DUNG>2 ống/lần * 2 lần/ngày</LIEU_DUNG>
                    <SO_LUONG>%d.000</SO_LUONG><NGAY_YL>2025010809%02d</NGAY_YL><MA_BAC_SI>006077/BG-CCHN</MA_BAC_SI></CHI_TIET_THUOC>
                    """.formatted(key, i + 1, 100 + i, DRUGS[i], 2 + i, i));
        }
        return table("XML2", rows + "</DSACH_CHI_TIET_THUOC></CHITIEU_CHITIET_THUOC>");
    }

    private static String results(String key) {
        StringBuilder rows = new StringBuilder("<CHITIEU_CHITIET_DICHVUCANLAMSANG><DSACH_CHI_TIET_CLS>");
        for (int report = 0; report < REPORTS; report++) {
            for (int i = 0; i < RESULTS; i++) {
                rows.append(String.format(
                        Locale.ROOT,
                        "<CHI_TIET_CLS><MA_LK>%s</MA_LK><STT>%d</STT><MA_DICH_VU>23.00%d</MA_DICH_VU>"
                                + "<MA_CHI_SO>CS%02d</MA_CHI_SO><TEN_CHI_SO>%s</TEN_CHI_SO><GIA_TRI>%.2f</GIA_TRI>"
                                + "<DON_VI_DO>%s</DON_VI_DO><NGAY_KQ>202501%02d1015</NGAY_KQ>"
                                + "<MA_BS_DOC_KQ>005601/BG-CCHN</MA_BS_DOC_KQ></CHI_TIET_CLS>%n",
                        key,
                        report * RESULTS + i + 1,
                        report,
                        i,
                        NAMES[i],
                        5.5 + report * 1.25 + i,
                        UNITS[i],
                        9 + report));
            }
        }
        return table("XML4", rows + "</DSACH_CHI_TIET_CLS></CHITIEU_CHITIET_DICHVUCANLAMSANG>");
    }

    private static String note(String key) {
        return table("XML5", """
                <CHITIEU_CHITIET_DIENBIENLAMSANG><DSACH_CHI_TIET_DIEN_BIEN_BENH><CHI_TIET_DIEN_BIEN_BENH><MA_LK>%s</MA_LK>
                <STT>1</STT><DIEN_BIEN_LS>Tỉnh, phù hai chi dưới, phổi ran ẩm hai đáy, M 96 lần/phút</DIEN_BIEN_LS>
                <THOI_DIEM_DBLS>202501160700</THOI_DIEM_DBLS><NGUOI_THUC_HIEN>006077/BG-CCHN</NGUOI_THUC_HIEN>
                </CHI_TIET_DIEN_BIEN_BENH></DSACH_CHI_TIET_DIEN_BIEN_BENH></CHITIEU_CHITIET_DIENBIENLAMSANG>
                """.formatted(key));
    }
}
