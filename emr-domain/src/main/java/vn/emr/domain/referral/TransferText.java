package vn.emr.domain.referral;

import vn.emr.domain.content.Systems;

/**
 * The texts of a referral paper in their order, each a section of its Composition. The code of a section is the
 * element of XML13; decision 3176 left {@link #SERVICES}, {@link #MEDICINES} and {@link #METHOD} out and added
 * {@link #STATE}.
 */
public enum TransferText {
    CLINICAL_SIGNS("DAU_HIEU_LS", "Dấu hiệu lâm sàng"),
    COURSE("QT_BENHLY", "Quá trình bệnh lý và diễn biến lâm sàng"),
    RESULTS("TOMTAT_KQ", "Tóm tắt kết quả xét nghiệm, cận lâm sàng"),
    DIAGNOSIS("CHAN_DOAN_RV", "Chẩn đoán"),
    TREATMENT("PP_DIEUTRI", "Phương pháp, thủ thuật, kỹ thuật, thuốc đã sử dụng"),
    SERVICES("TEN_DICH_VU", "Dịch vụ đã sử dụng"),
    MEDICINES("TEN_THUOC", "Thuốc đã sử dụng"),
    METHOD("PP_DIEU_TRI", "Phương pháp điều trị"),
    STATE("TINH_TRANG_CT", "Tình trạng người bệnh lúc chuyển"),
    FURTHER_TREATMENT("HUONG_DIEU_TRI", "Hướng điều trị"),
    TRANSPORT("PHUONGTIEN_VC", "Phương tiện vận chuyển"),
    ESCORT("HOTEN_NGUOI_HT", "Người hộ tống"),
    ESCORT_TITLE("CHUCDANH_NGUOI_HT", "Chức danh, trình độ của người hộ tống");

    /** Code system of the sections. */
    public static final String SYSTEM = Systems.parts("XML13");

    private final String element;
    private final String title;

    TransferText(String element, String title) {
        this.element = element;
        this.title = title;
    }

    /** Element of XML13, and code of the section. */
    public String element() {
        return element;
    }

    /** Heading of the section. */
    public String title() {
        return title;
    }
}
