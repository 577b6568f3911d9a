package vn.emr.exchange.his.map;

import java.util.Locale;

/** Why an element of the insurance XML is in no FHIR resource of its own. The list is closed. */
public enum Reason {
    /** MA_LK of a row: the resource says it by its reference to the Encounter. */
    LINK(
            true,
            "Khóa nối dòng với đợt điều trị; mục của hồ sơ nói điều này bằng tham chiếu encounter.",
            "Key that ties the row to its episode; the entry says so by its reference to the Encounter."),
    /** MA_CSKCB: every resource says by its facility whose it is, and a file of somebody else is refused. */
    SENDER(
            true,
            "Mã cơ sở gửi tệp; mỗi mục của hồ sơ đã mang cơ sở của mình, tệp của cơ sở khác bị từ chối.",
            "Code of the sending facility; each entry carries its facility, and a file of another one is refused."),
    /** A copy of XML1, which is the one that counts. Where it says something else, that is listed. */
    SUMMARY(
            true,
            "Chép lại từ XML1 và khác XML1: hồ sơ ghi theo XML1.",
            "A copy of XML1 that says something else: the record follows XML1."),
    /** STT. */
    NUMBERING(
            false,
            "Số thứ tự của dòng trong lần gửi, không nói gì về người bệnh.",
            "Running number of the row in its file, says nothing about the patient."),
    /** Prices and shares of a line. */
    MONEY(
            false,
            "Tiền của từng dòng, thanh toán với bảo hiểm; không dùng để chăm sóc. Tổng của cả đợt là một ChargeItem.",
            "Money of a single line, settled with the insurer and of no use for care. The episode's totals are a "
                    + "ChargeItem."),
    /** What decides about money: tender, scope, percentage, source, method of payment. */
    SETTLEMENT(
            false,
            "Điều kiện thanh toán (thầu, phạm vi, tỷ lệ, mức hưởng, nguồn, phương thức); không dùng để chăm sóc.",
            "Terms of payment (tender, scope, percentage, benefit level, source, method), of no use for care."),
    /** DU_PHONG. */
    RESERVED(
            false,
            "Trường dự phòng: quyết định không cho nó ý nghĩa nào.",
            "Reserved element: the decisions give it no meaning."),
    /** What only the other kind of row of XML3 has. */
    MISPLACED(
            false,
            "Chỉ có nghĩa ở loại dòng khác của bảng này (dịch vụ hoặc vật tư).",
            "Has a meaning only in the other kind of row of this table (service or supply)."),
    /** What is said of an insurance card that the file doesn't name. */
    CARDLESS(
            false,
            "Nói về thẻ bảo hiểm y tế mà tệp không ghi số thẻ.",
            "Speaks of an insurance card of which the file gives no number."),
    /** A weight of 0. */
    UNMEASURED(false, "Bằng 0: không cân.", "0: not weighed."),
    /** What passes the check and says nothing that a resource could state. */
    UNSTATED(
            false,
            "Không nói được điều gì: ngày sinh toàn số 0, giới tính ngoài danh mục, mã cơ sở của giấy không ghi số.",
            "Says nothing: a birth date of zeros, a sex outside the list, the facility of a paper that gives no number."),
    /** An element outside the decisions. */
    UNKNOWN_ELEMENT(false, "Không có trong quyết định 130, 4750, 3176.", "Not in the decisions 130, 4750, 3176."),
    /** A table outside those that a HIS sends. */
    UNKNOWN_TABLE(
            false,
            "Bảng không có trong quyết định 130, 4750, 3176 hoặc không do HIS gửi.",
            "A table that is not in the decisions 130, 4750, 3176, or that no HIS sends.");

    private final boolean said;
    private final String vi;
    private final String en;

    Reason(boolean said, String vi, String en) {
        this.said = said;
        this.vi = vi;
        this.en = en;
    }

    /** Whether the record says it in another way, so that nothing is left over. */
    boolean isSaid() {
        return said;
    }

    /** Its name in reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In Vietnamese. */
    public String vi() {
        return vi;
    }

    /** In English. */
    public String en() {
        return en;
    }
}
