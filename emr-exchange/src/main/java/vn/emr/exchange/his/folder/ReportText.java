package vn.emr.exchange.his.folder;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import vn.emr.domain.content.CanonicalJson;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.his.upload.HisFile;
import vn.emr.domain.kernel.SystemClock;

/** A report in words, for whoever opens the folder: plain Vietnamese, line by line. */
final class ReportText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private final Writer out;

    ReportText(Writer out) {
        this.out = out;
    }

    /** A file that became no export of its own: a zip, or one that was refused before. */
    void file(HisFile file) throws IOException {
        line("Tệp: " + file.name() + " (" + file.size() + " byte)");
        if (file.problem() == null) {
            line("Kết quả: đã mở, từng tệp bên trong ở dưới.");
        } else {
            line("Kết quả: TỪ CHỐI, không lưu gì.");
            line("- " + file.problem().vi() + " (quy tắc " + file.problem().code() + ")");
        }
        line("");
    }

    /** The report of an import. */
    void report(String report) throws IOException {
        JsonObject json = CanonicalJson.parse(report.getBytes(StandardCharsets.UTF_8));
        head(json);
        findings(json.objects("findings").toList());
        for (JsonObject hoso : json.objects("hoso").toList()) {
            line("Hồ sơ " + text(hoso, "no") + ", MA_LK " + text(hoso, "ma_lk") + ": " + answer(text(hoso, "answer")));
            findings(hoso.objects("findings").toList());
        }
        line("");
    }

    private void head(JsonObject json) throws IOException {
        JsonObject file = json.object("file").orElseThrow();
        line("Tệp: " + text(file, "name") + " (" + text(file, "bytes") + " byte, SHA-256 " + text(file, "sha256")
                + ")");
        line("Cơ sở: " + text(json, "facility") + ". Nhận lúc " + time(json, "received") + ", xong lúc "
                + time(json, "finished") + ".");
        line("Kết quả: " + answer(text(json, "answer")) + ". Hồ sơ: nhận " + text(json, "accepted") + ", nhận có lưu ý "
                + text(json, "warned") + ", từ chối " + text(json, "refused") + ".");
        line("Đã thêm " + text(json, "entries_added") + " mục của " + text(json, "patients")
                + " người bệnh. Mã báo cáo: " + text(json, "id") + ".");
        if (json.text("same_as").isPresent()) {
            line("Tệp này giống hệt tệp đã nhập, báo cáo " + text(json, "same_as") + "; không thêm gì.");
        }
    }

    private void findings(List<JsonObject> findings) throws IOException {
        for (JsonObject finding : findings) {
            line("- [" + severity(text(finding, "severity")) + "] " + text(finding, "vi") + " (quy tắc "
                    + text(finding, "rule") + place(finding) + ")");
            Optional<String> more = finding.text("more");
            if (more.isPresent()) {
                line("  và " + more.get() + " chỗ nữa như vậy");
            }
        }
    }

    private static String place(JsonObject finding) {
        return finding.text("element").map(e -> ", " + e).orElse("")
                + finding.text("row").map(r -> ", dòng " + r).orElse("")
                + finding.text("value")
                        .filter(v -> !v.isEmpty())
                        .map(v -> ", giá trị " + v)
                        .orElse("");
    }

    private static String text(JsonObject json, String name) {
        return json.text(name).orElse("");
    }

    private static String time(JsonObject json, String name) {
        return json.text(name)
                .map(t -> TIME.format(Instant.parse(t).atZone(SystemClock.VIETNAM)))
                .orElse("");
    }

    private static String answer(String answer) {
        return switch (answer) {
            case "accepted" -> "NHẬN";
            case "warned" -> "NHẬN, CÓ LƯU Ý";
            default -> "TỪ CHỐI";
        };
    }

    private static String severity(String severity) {
        return switch (severity) {
            case "refuse" -> "Từ chối";
            case "warn" -> "Lưu ý";
            default -> "Cho biết";
        };
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write("\r\n");
    }
}
