package vn.emr.exchange.his;

/** A file of one stay at 24X05 that has just what a summary needs; what differs is told element by element. */
final class Stay {

    private final String episode;
    private final String patient;
    private String made = "20250301";
    private String name = "Nguyễn Văn Ấn";
    private String birth = "198003090000";
    private String sex = "1";
    private String more = "";

    private Stay(String episode, String patient) {
        this.episode = episode;
        this.patient = patient;
    }

    /** A stay (MA_LK) of this patient (MA_BN), a man born in 1980. */
    static Stay of(String episode, String patient) {
        return new Stay(episode, patient);
    }

    Stay made(String day) {
        made = day;
        return this;
    }

    Stay called(String other) {
        name = other;
        return this;
    }

    Stay bornOn(String day) {
        birth = day;
        return this;
    }

    Stay female() {
        sex = "2";
        return this;
    }

    Stay citizen(String number) {
        return with("SO_CCCD", number);
    }

    Stay with(String element, String value) {
        more += "<" + element + ">" + value + "</" + element + ">";
        return this;
    }

    String text() {
        return text("24X05");
    }

    String text(String facility) {
        return "<GIAMDINHHS><THONGTINDONVI><MACSKCB>" + facility + "</MACSKCB></THONGTINDONVI><THONGTINHOSO><NGAYLAP>"
                + made + "</NGAYLAP><SOLUONGHOSO>1</SOLUONGHOSO><DANHSACHHOSO><HOSO><FILEHOSO><LOAIHOSO>XML1</LOAIHOSO>"
                + "<NOIDUNGFILE><TONG_HOP><MA_LK>" + episode + "</MA_LK><MA_BN>" + patient + "</MA_BN><HO_TEN>" + name
                + "</HO_TEN><NGAY_SINH>" + birth + "</NGAY_SINH><GIOI_TINH>" + sex + "</GIOI_TINH>"
                + "<NGAY_VAO>202501210932</NGAY_VAO><NGAY_RA>202501231121</NGAY_RA><MA_LOAI_KCB>03</MA_LOAI_KCB>"
                + "<MA_CSKCB>" + facility + "</MA_CSKCB>" + more + "</TONG_HOP></NOIDUNGFILE></FILEHOSO></HOSO>"
                + "</DANHSACHHOSO></THONGTINHOSO></GIAMDINHHS>";
    }
}
