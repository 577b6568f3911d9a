package vn.emr.exchange.his.finding;

import static vn.emr.exchange.his.finding.Severity.INFO;
import static vn.emr.exchange.his.finding.Severity.REFUSE;
import static vn.emr.exchange.his.finding.Severity.WARN;

/**
 * The closed list of rules ({@code docs/his-report.md}). Refused is what cannot be read with certainty, is not the
 * sender's to send, could harm the reader, or states something impossible about the patient; where only a code, a
 * length or an unknown name is off, the content is kept as sent and flagged. In the sentences <code>{at}</code> is the
 * place, <code>{v}</code> what was found and <code>{w}</code> what was expected.
 */
public enum HisRule {
    XML_MALFORMED(
            "xml.malformed",
            REFUSE,
            "XML 1.0",
            "Tệp không phải XML đúng cú pháp (byte {v}). Hãy xuất lại và gửi lại cả tệp.",
            "The file is not well-formed XML (byte {v}). Export and send the whole file again."),
    XML_DOCTYPE(
            "xml.doctype",
            REFUSE,
            "EMR",
            "{at}: không được có DOCTYPE hay thực thể (entity). Hãy bỏ khai báo này.",
            "{at}: a document type or an entity is not accepted. Leave the declaration out."),
    XML_DEPTH(
            "xml.depth",
            REFUSE,
            "EMR",
            "{at}: các phần tử lồng nhau quá {w} cấp.",
            "{at}: elements are nested more than {w} deep."),
    ENVELOPE_ROOT(
            "envelope.root",
            REFUSE,
            "QĐ 4750/QĐ-BYT",
            "Phần tử gốc phải là GIAMDINHHS.",
            "The root element must be GIAMDINHHS."),
    SIZE_LIMIT(
            "size.limit",
            REFUSE,
            "EMR",
            "{at}: lớn hơn giới hạn {w} byte.",
            "{at}: larger than the limit of {w} bytes."),
    ENCODING_INVALID(
            "encoding.invalid",
            REFUSE,
            "QĐ 4750/QĐ-BYT",
            "{at}: không phải UTF-8 (byte {v}). Hãy xuất tệp bằng UTF-8.",
            "{at}: not UTF-8 (byte {v}). Export the file as UTF-8."),
    CONTENT_BASE64(
            "content.base64",
            REFUSE,
            "QĐ 4750/QĐ-BYT",
            "{at}: nội dung không phải base64 và cũng không phải XML.",
            "{at}: the content is neither base64 nor XML."),
    CONTENT_MALFORMED(
            "content.malformed",
            REFUSE,
            "XML 1.0",
            "{at}: bảng trong NOIDUNGFILE không phải XML đúng cú pháp (dòng {v}).",
            "{at}: the table inside NOIDUNGFILE is not well-formed XML (line {v})."),
    ENVELOPE_EMPTY(
            "envelope.empty",
            REFUSE,
            "QĐ 4750/QĐ-BYT",
            "DANHSACHHOSO không có HOSO nào.",
            "There is no HOSO in DANHSACHHOSO."),
    ENVELOPE_COUNT(
            "envelope.count",
            WARN,
            "QĐ 4750/QĐ-BYT",
            "SOLUONGHOSO ghi {v} nhưng tệp có {w} HOSO.",
            "SOLUONGHOSO says {v}, the file has {w} HOSO."),
    FACILITY_UNKNOWN(
            "facility.unknown",
            REFUSE,
            "EMR",
            "{at}: mã cơ sở {v} không có trong danh mục.",
            "{at}: facility code {v} is not registered."),
    FACILITY_NOT_SENDER(
            "facility.not-sender",
            REFUSE,
            "EMR",
            "{at}: tệp của cơ sở {v}; tài khoản này chỉ được gửi tệp của cơ sở {w}.",
            "{at}: the file is of facility {v}; this account may only send files of {w}."),
    TABLE_MISSING("table.missing", REFUSE, "QĐ 4750/QĐ-BYT", "HOSO không có bảng XML1.", "The HOSO has no table XML1."),
    TABLE_UNKNOWN(
            "table.unknown",
            WARN,
            "QĐ 4750/QĐ-BYT",
            "LOAIHOSO {at} không có trong quy định; nội dung được giữ nguyên, chưa được đọc.",
            "LOAIHOSO {at} is not in the standard; the content is kept as sent and not read."),
    ELEMENT_REQUIRED(
            "element.required", REFUSE, "QĐ 4750/QĐ-BYT", "{at}: thiếu hoặc để trống.", "{at}: absent or empty."),
    ELEMENT_DUPLICATE(
            "element.duplicate",
            REFUSE,
            "QĐ 4750/QĐ-BYT",
            "{at}: xuất hiện hai lần với giá trị khác nhau.",
            "{at}: occurs twice with different values."),
    ELEMENT_UNKNOWN(
            "element.unknown",
            WARN,
            "QĐ 4750/QĐ-BYT",
            "{at}: phần tử không có trong quy định; được giữ nguyên, chưa được đọc.",
            "{at}: not an element of the standard; kept as sent and not read."),
    LINK_EPISODE(
            "link.episode",
            REFUSE,
            "QĐ 4750/QĐ-BYT",
            "{at}: {v} khác MA_LK của XML1 trong cùng HOSO.",
            "{at}: {v} differs from the MA_LK of XML1 in the same HOSO."),
    LINK_SERVICE(
            "link.service",
            WARN,
            "QĐ 4750/QĐ-BYT",
            "{at}: dịch vụ {v} không có trong XML3; kết quả vẫn được giữ.",
            "{at}: service {v} is not in XML3; the result is kept."),
    LINK_PERSON(
            "link.person",
            WARN,
            "EMR",
            "{at}: khác XML1 của cùng HOSO; giấy tờ có thể của người khác, hãy kiểm tra.",
            "{at}: differs from XML1 of the same HOSO; the paper may be somebody else's."),
    SUM_TOTAL(
            "sum.total",
            WARN,
            "QĐ 4750/QĐ-BYT",
            "{at}: {v} khác tổng THANH_TIEN_BV của XML2 và XML3 ({w}).",
            "{at}: {v} differs from the sum of THANH_TIEN_BV in XML2 and XML3 ({w})."),
    EPISODE_RESENT(
            "episode.resent",
            INFO,
            "QĐ 4750/QĐ-BYT",
            "Đợt điều trị này đã có; nội dung mới thành phiên bản {v}.",
            "The episode was there; the new content became version {v}."),
    EPISODE_SAME(
            "episode.same",
            INFO,
            "EMR",
            "Đợt điều trị này đã có với cùng nội dung; không thêm gì.",
            "The episode was there with the same content; nothing was added."),
    EPISODE_SUPERSEDED(
            "episode.superseded",
            WARN,
            "EMR",
            "Hồ sơ này cũ hơn phiên bản đã có (lập ngày {w}); không thêm gì.",
            "This HOSO is older than the version in the record (made {w}); nothing was added."),
    FILE_SAME(
            "file.same",
            INFO,
            "EMR",
            "Tệp giống hệt tệp đã nhận trước đây; không thêm gì.",
            "The file has the same bytes as an earlier one; nothing was added."),
    VALUE_DATE(
            "value.date",
            REFUSE,
            "QĐ 4750/QĐ-BYT",
            "{at}: {v} không phải ngày giờ có thật (yyyymmdd hoặc yyyymmddHHMM).",
            "{at}: {v} is no date of the calendar (yyyymmdd or yyyymmddHHMM)."),
    VALUE_NUMBER(
            "value.number",
            REFUSE,
            "QĐ 4750/QĐ-BYT",
            "{at}: {v} không phải số đúng quy định (dấu thập phân là dấu chấm).",
            "{at}: {v} is not a number in the format of the decision (the decimal mark is a dot)."),
    VALUE_NEGATIVE("value.negative", REFUSE, "EMR", "{at}: {v} là số âm.", "{at}: {v} is negative."),
    VALUE_CODE(
            "value.code",
            WARN,
            "QĐ 4469/QĐ-BYT, 4750/QĐ-BYT",
            "{at}: mã {v} không có trong danh mục; được giữ nguyên và đánh dấu.",
            "{at}: code {v} is not in the list; kept as sent and flagged."),
    VALUE_LENGTH(
            "value.length",
            WARN,
            "QĐ 4750/QĐ-BYT",
            "{at}: dài {v} ký tự, quy định tối đa {w}; được giữ trọn vẹn.",
            "{at}: {v} characters, the decision allows {w}; all of it is kept."),
    TIME_ORDER("time.order", REFUSE, "EMR", "{at}: {v} trước ngày vào {w}.", "{at}: {v} is before the admission {w}."),
    TIME_FUTURE(
            "time.future",
            REFUSE,
            "EMR",
            "{at}: ngày sinh {v} sau đợt điều trị.",
            "{at}: the birth date {v} is after the episode."),
    IDENTITY_FORMAT(
            "identity.format",
            WARN,
            "QĐ 4750/QĐ-BYT",
            "{at}: không phải 12 hay 9 chữ số, cũng không phải số hộ chiếu; được giữ, không dùng để ghép người bệnh.",
            "{at}: not 12 or 9 digits, nor a passport; kept, never matched on."),
    IDENTITY_SEX(
            "identity.sex",
            WARN,
            "Nghị định 137/2015/NĐ-CP",
            "{at}: chữ số thứ tư không khớp giới tính hoặc thế kỷ sinh; không dùng để ghép người bệnh.",
            "{at}: digit 4 disagrees with sex or century of birth; not matched on."),
    IDENTITY_YEAR(
            "identity.year",
            WARN,
            "Nghị định 137/2015/NĐ-CP",
            "{at}: chữ số thứ 5 và 6 không khớp năm sinh; không dùng để ghép người bệnh.",
            "{at}: digits 5 and 6 disagree with the year of birth; not matched on."),
    IDENTITY_CONFLICT(
            "identity.conflict",
            WARN,
            "EMR",
            "{at}: số này đã thuộc về người khác tên, khác ngày sinh; người bệnh được giữ riêng, chờ cán bộ hồ sơ xem xét.",
            "{at}: the number belongs to somebody of another name and birth date; the patient is kept apart for a records officer to look at."),
    TEXT_HOSTILE(
            "text.hostile",
            INFO,
            "EMR",
            "{at}: có thẻ đánh dấu, công thức hoặc ký tự điều khiển; được lưu và hiển thị như văn bản.",
            "{at}: holds markup, a formula or control characters; stored and shown as text."),
    INTERNAL(
            "internal",
            REFUSE,
            "EMR",
            "Hệ thống không xử lý được dù đã thử lại; không có gì được lưu. Hãy báo quản trị hệ thống.",
            "The system could not process it, although it tried again; nothing was stored. Tell the operator.");

    private final String code;
    private final Severity severity;
    private final String source;
    private final String vi;
    private final String en;

    HisRule(String code, Severity severity, String source, String vi, String en) {
        this.code = code;
        this.severity = severity;
        this.source = source;
        this.vi = vi;
        this.en = en;
    }

    /** Stable name in reports. */
    public String code() {
        return code;
    }

    /** What it does unless the finding says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** Who demands it. */
    public String source() {
        return source;
    }

    /** Vietnamese sentence. */
    String vi() {
        return vi;
    }

    /** English sentence. */
    String en() {
        return en;
    }
}
