package vn.emr.records.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.emr.audit.HisExportView;
import vn.emr.domain.his.HisExport;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;

class ReportViewTest {

    private static final String PATIENT = "01975000-0000-7000-8000-000000000001";

    private static final String REPORT = """
            {"id":"01975000-0000-7000-8000-000000000002","facility":"24X09","answer":"warned",
             "accepted":1,"warned":1,"refused":1,"patients":2,"episodes":2,"entries_added":1204,
             "entries":{"Patient":2,"Observation":1202},
             "findings":[{"rule":"file.count","severity":"info","vi":"Tệp có 3 hồ sơ","en":"The file has 3 records"}],
             "unmapped":[{"table":"XML99","reason":"unknown-table"},{"table":"XML1","elements":["T_BHTT","T_BNCCT"]},
              {"table":"XML3","rows":12,"elements":["DU_PHONG","T_BNTT"],
               "kept":{"money":["T_BNTT"],"reserved":["DU_PHONG"]}}],
             "reasons":[{"reason":"unknown-table","vi":"Bảng lạ","en":"Unknown"},{"reason":"money","vi":"Tiền","en":"Money"},{"reason":"reserved","vi":"Dự phòng","en":"Reserve"}],
             "hoso":[
              {"no":1,"ma_lk":"LK1","answer":"accepted","patient":"%s","patient_new":true,"version":1,
               "entries_added":4,"findings":[]},
              {"no":2,"ma_lk":"LK2","answer":"warned","patient":"%s","patient_new":false,"version":2,
               "entries_added":1,"findings":[
                {"rule":"value.code","severity":"info","vi":"Một","en":"One"},
                {"rule":"value.code","severity":"warn","element":"XML4/MA_DICH_VU","row":31,"value":"<b>J96</b>",
                 "vi":"Mã không có trong danh mục","en":"The code is not in the list"}]},
              {"no":3,"ma_lk":"LK3","answer":"refused","findings":[
                {"rule":"time.order","severity":"refuse","table":"XML1","vi":"Ngày ra trước ngày vào",
                 "en":"Discharged before admitted"}]}]}
            """.formatted(PATIENT, PATIENT);

    @Test
    void refused_episodes_come_first_and_the_gravest_finding_first() {
        ReportView view = ReportView.read(REPORT, Language.VI);

        assertThat(view.hoso()).extracting(HosoRow::episode).containsExactly("LK3", "LK2", "LK1");
        assertThat(view.hoso().get(1).findings()).extracting(Finding::severity).containsExactly("warn", "info");
        assertThat(view.hoso().get(2).newPatient()).isTrue();
        assertThat(view.hoso().get(1).newPatient()).isFalse();
    }

    @Test
    void a_finding_says_where_it_was_in_the_language_of_the_page() {
        assertThat(ReportView.read(REPORT, Language.VI).hoso().get(1).findings().get(0))
                .extracting(Finding::sentence, Finding::place)
                .containsExactly("Mã không có trong danh mục", "XML4/MA_DICH_VU, dòng 31");
        assertThat(ReportView.read(REPORT, Language.EN).hoso().get(1).findings().get(0))
                .extracting(Finding::sentence, Finding::place)
                .containsExactly("The code is not in the list", "XML4/MA_DICH_VU, row 31");
    }

    @Test
    void the_page_shows_counts_links_and_escapes_what_was_sent() {
        String html = page(HisExport.State.DONE, REPORT);

        assertThat(html)
                .contains("1.204", "/patients/" + PATIENT + "/chart", "Bản 2", "T_BHTT, T_BNCCT", "12 dòng")
                .contains("Bảng lạ", "Tiền <code>T_BNTT</code>", "Dự phòng <code>DU_PHONG</code>")
                .contains("&lt;b&gt;J96&lt;/b&gt;")
                .doesNotContain("<b>J96", "hx-get");
    }

    @Test
    void a_page_without_report_follows_the_import() {
        assertThat(page(HisExport.State.IMPORTING, null))
                .contains("hx-get=\"/imports/" + PATIENT + '"', "3 trong 7 hồ sơ");
    }

    private static String page(HisExport.State state, @Nullable String report) {
        HisExportView export =
                new HisExportView(UUID.fromString(PATIENT), "a.xml", 1000, Instant.EPOCH, state, 3, 7, report);
        ReportView view = report == null ? null : ReportView.read(report, Language.VI);
        return TestPages.html(Language.VI, "import.title", "his/import", new ImportView(export, view));
    }
}
