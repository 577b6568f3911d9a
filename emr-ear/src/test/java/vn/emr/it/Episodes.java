package vn.emr.it;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes HIS exports of one outpatient visit each. */
final class Episodes {

    /** So long that it weighs about a kilobyte however it is compressed. */
    private static final int FINDING = 1400;

    private Episodes() {}

    /**
     * A visit of a man born on 15 February 1961.
     *
     * @param facility code of the facility (MA_CSKCB)
     * @param number citizen number
     * @param key what makes MA_LK and MA_BN its own
     */
    static byte[] visit(String facility, String number, String key) {
        return visit(facility, number, key, "Lê Quang Đạo");
    }

    /** The same for a patient of this name. */
    static byte[] visit(String facility, String number, String key, String name) {
        return visit(facility, number, key, name, 0);
    }

    /** The same for a patient who has so many long findings, no two of them alike. */
    static byte[] visit(String facility, String number, String key, String name, int findings) {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <GIAMDINHHS><THONGTINDONVI><MACSKCB>%1$s</MACSKCB></THONGTINDONVI><THONGTINHOSO>
                <NGAYLAP>20250205</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO><HOSO>
                <FILEHOSO><LOAIHOSO>XML1</LOAIHOSO><NOIDUNGFILE><TONG_HOP><MA_LK>%1$s%3$s</MA_LK><STT>1</STT>
                <MA_BN>BN%3$s</MA_BN><HO_TEN>%4$s</HO_TEN><SO_CCCD>%2$s</SO_CCCD>
                <NGAY_SINH>196102150000</NGAY_SINH><GIOI_TINH>1</GIOI_TINH><DIA_CHI>Phường Ngô Quyền</DIA_CHI>
                <LY_DO_VV>Ho</LY_DO_VV><CHAN_DOAN_RV>Viêm phế quản cấp</CHAN_DOAN_RV><MA_BENH_CHINH>J20.9</MA_BENH_CHINH>
                <MA_DOITUONG_KCB>1.1</MA_DOITUONG_KCB><NGAY_VAO>202502050810</NGAY_VAO><NGAY_RA>202502050955</NGAY_RA>
                <KET_QUA_DTRI>2</KET_QUA_DTRI><MA_LOAI_RV>1</MA_LOAI_RV><MA_LOAI_KCB>01</MA_LOAI_KCB>
                <MA_CSKCB>%1$s</MA_CSKCB><MA_HSBA>HS%3$s</MA_HSBA></TONG_HOP></NOIDUNGFILE></FILEHOSO>
                %5$s</HOSO></DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI></CHUKYDONVI></GIAMDINHHS>
                """.formatted(
                        facility, number, key, escaped(name), findings == 0 ? "" : findings(facility + key, findings))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A visit that ended with a transfer to Bạch Mai, and the paper of it.
     *
     * @param serial six digits that make all its numbers its own
     */
    static byte[] transfer(String facility, String serial, String name) {
        String visit = new String(visit(facility, "024061" + serial, "9" + serial, name), StandardCharsets.UTF_8);
        return visit.replace("<MA_LOAI_RV>1</MA_LOAI_RV>", "<MA_LOAI_RV>2</MA_LOAI_RV><MA_NOI_DEN>01929</MA_NOI_DEN>")
                .replace("</HOSO>", paper(facility, serial, escaped(name)) + "</HOSO>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String paper(String facility, String serial, String name) {
        return """
                <FILEHOSO><LOAIHOSO>XML13</LOAIHOSO><NOIDUNGFILE><CHI_TIEU_GIAYCHUYENTUYEN><MA_LK>%3$s9%1$s</MA_LK>
                <GIAY_CHUYEN_TUYEN>%1$s/GCT</GIAY_CHUYEN_TUYEN><MA_NOI_DEN>01929</MA_NOI_DEN><HO_TEN>%2$s</HO_TEN>
                <NGAY_SINH>196102150000</NGAY_SINH><GIOI_TINH>1</GIOI_TINH><NGAY_VAO>202502050810</NGAY_VAO>
                <NGAY_RA>202502050955</NGAY_RA><DAU_HIEU_LS>Khó thở</DAU_HIEU_LS><CHAN_DOAN_RV>Viêm phế quản cấp</CHAN_DOAN_RV>
                <QT_BENHLY>Ho ba ngày</QT_BENHLY><TOMTAT_KQ>Không</TOMTAT_KQ><PP_DIEUTRI>Thở oxy</PP_DIEUTRI>
                <MA_BENH_CHINH>J20.9</MA_BENH_CHINH><MA_LOAI_RV>2</MA_LOAI_RV><MA_LYDO_CT>2</MA_LYDO_CT>
                <HUONG_DIEU_TRI>Điều trị tiếp</HUONG_DIEU_TRI><PHUONGTIEN_VC>Xe cứu thương</PHUONGTIEN_VC>
                </CHI_TIEU_GIAYCHUYENTUYEN></NOIDUNGFILE></FILEHOSO>
                """.formatted(serial, name, facility);
    }

    private static String findings(String episode, int count) {
        Random random = new Random(count);
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> finding(episode, i, random))
                .collect(Collectors.joining(
                        "",
                        "<FILEHOSO><LOAIHOSO>XML4</LOAIHOSO><NOIDUNGFILE><CHITIEU_CHITIET_DICHVUCANLAMSANG>"
                                + "<DSACH_CHI_TIET_CLS>",
                        "</DSACH_CHI_TIET_CLS></CHITIEU_CHITIET_DICHVUCANLAMSANG></NOIDUNGFILE></FILEHOSO>\n"));
    }

    private static String finding(String episode, int number, Random random) {
        String text = random.ints(FINDING, 0, 36)
                .mapToObj(digit -> Integer.toString(digit, 36))
                .collect(Collectors.joining());
        return "<CHI_TIET_CLS><MA_LK>" + episode + "</MA_LK><STT>" + number
                + "</STT><MA_DICH_VU>23.0075.1494</MA_DICH_VU><MA_CHI_SO>T" + number
                + "</MA_CHI_SO><TEN_CHI_SO>Glucose "
                + number + "</TEN_CHI_SO><GIA_TRI>" + (3 + random.nextInt(9))
                + "</GIA_TRI><DON_VI_DO>mmol/L</DON_VI_DO><MO_TA>"
                + text + "</MO_TA><NGAY_KQ>202502050900</NGAY_KQ></CHI_TIET_CLS>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
