package vn.emr.records.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.emr.domain.referral.TransferText;
import vn.emr.domain.referral.Urgency;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;

class ProposalTemplateTest {

    private static final Map<String, String> NAMES = Map.of("01929", "Bệnh viện Bạch Mai");

    private static ProposalRow row(int no, List<String> required, List<TransferText> missing) {
        return new ProposalRow(
                new UUID(7, no),
                new UUID(8, no),
                new PatientLine("Giáp Văn Bình", "male", "1948-07-06", "024048063324"),
                "01929",
                "2025-01-12T12:58:00+07:00",
                "88261/GCT-DK",
                "N17.9 Suy thận cấp, chưa đặc hiệu; Nhiễm khuẩn tiết niệu; Tăng huyết áp vô căn (nguyên phát)",
                Urgency.ROUTINE,
                required,
                missing);
    }

    private static String page(Language language, ProposalList proposals) throws IOException {
        ReferralList list = new ReferralList(List.of(), false, "1.1", Optional.empty(), proposals);
        String html = TestPages.html(language, "referrals.title", "referral/list", list);
        Path beside = Files.createDirectories(Path.of("target/pages"));
        Files.write(beside.resolve("proposals-" + language.tag() + ".html"), html.getBytes(StandardCharsets.UTF_8));
        return html;
    }

    private static ProposalList some(UUID justAside) {
        List<ProposalRow> open = List.of(
                row(1, List.of(), List.of(TransferText.STATE)),
                row(2, List.of("reason"), List.of(TransferText.STATE, TransferText.TRANSPORT)),
                row(3, List.of(), List.of()));
        return new ProposalList(open, 60, List.of(row(4, List.of(), List.of())), 1, justAside, NAMES);
    }

    @Test
    void one_press_sends_what_lacks_nothing_required_and_else_leads_to_the_form() throws IOException {
        String html = page(Language.VI, some(new UUID(7, 4)));
        assertThat(html.split("value=\"send-now\"", -1)).hasSize(1 + 2);
        assertThat(html)
                .contains("Giấy của HIS chưa ghi: <b>Lý do chuyển</b>", "Điền nốt rồi gửi")
                .contains("Tình trạng lúc chuyển; Phương tiện vận chuyển")
                .contains("60 người bệnh chưa gửi hồ sơ", "Đang hiện 3 đề nghị mới nhất trong 60")
                .contains("Hoàn tác", "Đã bỏ qua 1");
        assertThat(page(Language.EN, some(new UUID(7, 4))))
                .contains("60 patients whose record was not sent", "Send now", "Undo");
    }

    @Test
    void nothing_is_said_when_nothing_is_proposed() throws IOException {
        assertThat(page(Language.EN, ProposalList.NONE)).doesNotContain("id=\"proposals\"");
    }
}
