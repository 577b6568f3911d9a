package vn.emr.records.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.emr.audit.AuditEventType;
import vn.emr.audit.access.ListWhoSaw;
import vn.emr.domain.access.LegalBasis;
import vn.emr.domain.access.Purpose;
import vn.emr.domain.access.Role;
import vn.emr.domain.content.JsonArray;
import vn.emr.domain.content.JsonObject;
import vn.emr.domain.content.Systems;
import vn.emr.domain.store.Source;
import vn.emr.domain.store.StoredResource;
import vn.emr.domain.transfer.MessageKind;
import vn.emr.records.paper.Paper;

/** The patient's list, printed, opened again and read. */
class WhoSawPaperTest {

    private static final Instant AT = Instant.parse("2026-11-26T03:04:05Z");
    private static final ListPeriod PERIOD = new ListPeriod(LocalDate.of(2025, 11, 26), LocalDate.of(2026, 11, 26));
    private static final String HOSPITAL = "Bệnh viện đa khoa tỉnh Bắc Giang";
    private static final Map<String, String> NAMES =
            Map.of("24X09", HOSPITAL, "24X07", "Trung tâm y tế huyện Sơn Động", "01929", "Bệnh viện Bạch Mai");
    private static final List<ListWhoSaw.Copy> COPIES = List.of(
            new ListWhoSaw.Copy(
                    AT.minus(1, ChronoUnit.DAYS),
                    "01929",
                    false,
                    MessageKind.REFERRAL,
                    "12/GCT",
                    AT.minus(1, ChronoUnit.DAYS).plusSeconds(60)),
            new ListWhoSaw.Copy(AT.minus(2, ChronoUnit.DAYS), "24X07", true, MessageKind.SUPPLEMENT, null, null));

    private static StoredResource patient(String name) {
        JsonObject content = JsonObject.resource("Patient")
                .put("name", JsonArray.of(new JsonObject().put("text", name)))
                .put("birthDate", "1958-03-07")
                .put("identifier", JsonArray.of(Systems.identifier(Systems.mrn("24X09"), "BN-0042")));
        return new StoredResource("Patient", UUID.randomUUID(), 1, AT, "24X09", Source.HIS, false, content);
    }

    private static ListWhoSaw.Look look(
            int minutes,
            int times,
            @Nullable String facility,
            @Nullable Role role,
            @Nullable Purpose purpose,
            LegalBasis basis,
            AuditEventType type) {
        Instant first = AT.minus(minutes, ChronoUnit.MINUTES);
        Instant last = times == 1 ? first : first.plus(7, ChronoUnit.MINUTES);
        return new ListWhoSaw.Look(first, last, times, facility, role, purpose, basis, type);
    }

    private static byte[] pdf(StoredResource patient, List<ListWhoSaw.Look> looks, int refused) {
        return pdf(patient, looks, refused, List.of());
    }

    private static byte[] pdf(
            StoredResource patient, List<ListWhoSaw.Look> looks, int refused, List<ListWhoSaw.Copy> copies) {
        WhoSawView view =
                new WhoSawWords(NAMES).view(new ListWhoSaw.Whole(patient, looks, refused, copies), PERIOD, AT);
        return Paper.pdf(WhoSawWords.LANGUAGE, "paper/whoSaw", view);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void says_in_vietnamese_who_saw_the_record_by_facility_role_purpose_and_time() throws IOException {
        List<ListWhoSaw.Look> looks = List.of(
                look(
                        1,
                        5,
                        "24X09",
                        Role.DOCTOR,
                        Purpose.TREAT,
                        LegalBasis.TREATING_FACILITY,
                        AuditEventType.CHART_READ),
                look(
                        90,
                        1,
                        "24X07",
                        Role.NURSE,
                        Purpose.BTG,
                        LegalBasis.EMERGENCY_OVERRIDE,
                        AuditEventType.OVERRIDE_OPENED),
                look(
                        200,
                        1,
                        null,
                        Role.HEALTH_DEPARTMENT,
                        Purpose.HLEGAL,
                        LegalBasis.LEGAL_REQUEST,
                        AuditEventType.CHART_READ),
                look(300, 1, "24X09", null, null, LegalBasis.TREATING_FACILITY, AuditEventType.CHART_READ));
        byte[] pdf = pdf(patient("Nguyễn Thị Ngọc Bưởi & Hằng <3>"), looks, 2, COPIES);
        String text = text(pdf);

        assertThat(text)
                .contains("Những ai đã xem hồ sơ bệnh án")
                .contains("Họ và tên người bệnh Nguyễn Thị Ngọc Bưởi & Hằng <3>")
                .contains("Ngày sinh 07/03/1958")
                .contains("Mã người bệnh BN-0042")
                .contains("từ ngày 26/11/2025 đến hết ngày 26/11/2026")
                .contains("In lúc 26/11/2026 10:04")
                .contains("Có 8 lần, gộp thành 4 dòng.")
                .contains("26/11/2026 10:03 – 10:10")
                .contains("Bác sĩ")
                .contains("Điều trị; Cơ sở điều trị")
                .contains("Trung tâm y tế huyện Sơn Động")
                .contains("Điều dưỡng")
                .contains("Người của tỉnh")
                .contains("Không rõ")
                .contains("từ chối 2 lần")
                .contains("Danh sách không ghi tên nhân viên")
                .contains("Danh sách chỉ có những lần xem trên hệ thống mà " + HOSPITAL + " đang dùng")
                .contains("cán bộ bảo vệ dữ liệu của " + HOSPITAL)
                .contains("Trang 1 / 1");
        picture(pdf);
    }

    @Test
    void says_where_copies_went_and_whom_to_ask_there() throws IOException {
        String text = text(pdf(patient("Đỗ Văn Ất"), List.of(), 0, COPIES));
        assertThat(text)
                .contains("Bản sao hồ sơ đã gửi đi")
                .contains("25/11/2026 10:04 Bệnh viện Bạch Mai Giấy chuyển tuyến và hồ sơ kèm theo (giấy số 12/GCT)"
                        + " 25/11/2026 10:05 hỏi nơi đó")
                .contains("24/11/2026 10:04 Trung tâm y tế huyện Sơn Động Hồ sơ gửi bổ sung chưa xác nhận"
                        + " có trong danh sách trên")
                .contains("xin hỏi: cán bộ bảo vệ dữ liệu của Bệnh viện Bạch Mai Cần biết thêm");
        assertThat(text(pdf(patient("Đỗ Văn Ất"), List.of(), 0)))
                .contains(HOSPITAL + " chưa gửi bản sao nào")
                .doesNotContain("xin hỏi:");
    }

    @Test
    void no_row_is_cut_and_every_page_says_which_it_is_and_repeats_the_heading() throws IOException {
        int many = 1_000;
        List<ListWhoSaw.Look> looks = IntStream.range(0, many)
                .mapToObj(i -> look(
                        i,
                        1,
                        "24X09",
                        Role.DOCTOR,
                        Purpose.TREAT,
                        LegalBasis.TREATING_FACILITY,
                        AuditEventType.CHART_READ))
                .toList();
        byte[] pdf = pdf(patient("Đỗ Văn Ất"), looks, 0);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(10);
            PDFTextStripper stripper = new PDFTextStripper();
            int rows = 0;
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(document).replaceAll("\\s+", " ");
                assertThat(text).contains("Trang " + page + " / " + pages);
                int here = text.split("Bác sĩ", -1).length - 1;
                assertThat(here == 0 || text.contains("Vai trò")).isTrue();
                rows += here;
            }
            assertThat(rows).isEqualTo(many);
            assertThat(text(pdf)).doesNotContain("từ chối");
        }
    }

    @Test
    void letters_come_from_a_font_in_the_file_and_decomposed_ones_are_put_together() throws IOException {
        byte[] pdf = pdf(patient(Normalizer.normalize("Trần Hữu Được", Normalizer.Form.NFD)), List.of(), 0);
        assertThat(text(pdf)).contains("Trần Hữu Được").contains("Trong thời gian này không có ai xem hồ sơ.");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded())
                            .as(page.getResources().getFont(name).getName())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void days_that_are_none_or_the_wrong_way_round_are_named() {
        assertThat(ListPeriod.problems("31/02/2026", "x")).containsOnlyKeys("saw-from", "saw-until");
        assertThat(ListPeriod.problems("02/01/2026", "01/01/2026")).containsOnlyKeys("saw-until");
        assertThat(ListPeriod.problems("01/01/2026", "01/01/2026")).isEmpty();
        assertThat(ListPeriod.of("02/01/2026", "01/01/2026")).isNull();
        LocalDate first = LocalDate.of(2026, 1, 1);
        assertThat(ListPeriod.of("01/01/2026", "01/01/2026")).isEqualTo(new ListPeriod(first, first));
        assertThat(new ListPeriod(first, first).from()).isEqualTo(Instant.parse("2025-12-31T17:00:00Z"));
        assertThat(new ListPeriod(first, first).until()).isEqualTo(Instant.parse("2026-01-01T17:00:00Z"));
    }

    /** For people to look at: target/who-saw.png. */
    private static void picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            boolean written = ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 96), "png", new File("target/who-saw.png"));
            assertThat(written).isTrue();
        }
    }
}
