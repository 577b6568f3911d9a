package vn.emr.domain.his.upload;

import java.util.Arrays;

/**
 * Why a file was refused before it could become an export with a report of its own. The sentences are here, because pages,
 * doors and folders say the same.
 */
public enum HisProblem {
    ZIP_BROKEN(
            "zip.broken",
            "Không mở được tệp nén: tệp bị hỏng, thiếu phần cuối, hoặc nén theo kiểu lạ. Hãy nén lại dạng ZIP rồi gửi lại.",
            "The zip can't be opened: it is damaged, cut off, or packed in an unusual way. Make it again and send it."),
    ZIP_ENCRYPTED(
            "zip.encrypted",
            "Tệp nén có đặt mật khẩu. Hãy nén lại không mật khẩu; đường truyền đã được mã hóa.",
            "The zip has a password. Make it again without one; the line is encrypted."),
    ZIP_EMPTY("zip.empty", "Tệp nén không có tệp nào bên trong.", "There is no file in the zip."),
    ZIP_ENTRIES(
            "zip.entries",
            "Tệp nén có hơn 10.000 tệp. Hãy chia thành nhiều tệp nén.",
            "There are more than 10,000 files in the zip. Divide it."),
    ZIP_SIZE(
            "zip.size",
            "Nội dung trong tệp nén lớn hơn 2 GiB. Hãy chia thành nhiều tệp nén.",
            "What is in the zip has more than 2 GiB. Divide it."),
    ZIP_RATIO(
            "zip.ratio",
            "Nội dung giải nén lớn gấp hơn 200 lần tệp nén, không giống tệp của HIS. Hãy gửi từng tệp XML.",
            "Unpacked it is more than 200 times as large, which no export of a HIS is. Send the XML files one by one."),
    FILE_CHANGED(
            "file.changed",
            "Tệp đã thay đổi trong khi tải lên. Hãy chọn lại tệp để tải từ đầu.",
            "The file changed while it was being uploaded. Choose it again to begin anew."),
    SIZE_LIMIT(
            "size.limit", "Tệp lớn hơn 2 GiB. Hãy xuất thành nhiều tệp.", "The file has more than 2 GiB. Divide it."),
    INTERNAL(
            "internal",
            "Hệ thống không mở được tệp sau ba lần thử. Hãy báo người quản trị, ghi rõ giờ gửi.",
            "The system could not open the file in three attempts. Tell the administrator when it was sent.");

    private final String code;
    private final String vi;
    private final String en;

    HisProblem(String code, String vi, String en) {
        this.code = code;
        this.vi = vi;
        this.en = en;
    }

    /** Its name in reports. */
    public String code() {
        return code;
    }

    /** What is wrong and what to do, in Vietnamese. */
    public String vi() {
        return vi;
    }

    /** The same in English. */
    public String en() {
        return en;
    }

    /** The problem of this name. */
    public static HisProblem of(String code) {
        return Arrays.stream(values())
                .filter(p -> p.code.equals(code))
                .findFirst()
                .orElse(INTERNAL);
    }
}
