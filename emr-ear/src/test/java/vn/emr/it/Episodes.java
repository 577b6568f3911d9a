package vn.emr.it;

import java.nio.charset.StandardCharsets;

/** Makes HIS exports of one small outpatient visit each. */
final class Episodes {

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
                </HOSO></DANHSACHHOSO></THONGTINHOSO><CHUKYDONVI></CHUKYDONVI></GIAMDINHHS>
                """.formatted(facility, number, key, escaped(name)).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
