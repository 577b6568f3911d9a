package vn.emr.records.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.emr.records.web.Language;
import vn.emr.records.web.TestPages;

class SearchPageTest {

    private static final PatientRow DAO = new PatientRow(
            "/patients/01975000-0000-7000-8000-000000000001/chart",
            "/patients/01975000-0000-7000-8000-000000000001/refer",
            "Đặng Thị Hồng Đào",
            "sex.female",
            "BN-1",
            "1957",
            "patients.birth.year",
            "…1234",
            null,
            "Đa Mai",
            "02/12/2024",
            "visit.03");

    @Test
    void a_hit_leads_to_the_chart_and_says_what_is_not_known() {
        assertThat(html(Language.VI, new SearchView("dao", List.of(DAO), false, null)))
                .contains(DAO.chart(), "Chỉ biết năm", "CCCD …1234", "Không có BHYT", "Điều trị nội trú")
                .doesNotContain("Còn nhiều người khác");
    }

    @Test
    void in_english_too() {
        assertThat(html(Language.EN, new SearchView("dao", List.of(DAO), true, null)))
                .contains("<html lang=\"en\">", "1 result for", "Only the year is known", "There are more");
    }

    @Test
    void nobody_found_says_where_it_was_looked_and_what_to_try() {
        assertThat(html(Language.VI, new SearchView("<script>", List.of(), false, "/patients/new?s=x")))
                .contains(
                        "Không có ai khớp với “&lt;script&gt;”",
                        "Bệnh viện đa khoa tỉnh Bắc Giang",
                        "Thử bỏ bớt một từ",
                        "href=\"/patients/new?s=x\"")
                .doesNotContain("<script>");
    }

    private static String html(Language language, SearchView view) {
        return TestPages.html(language, "patients.title", "search/patients", view);
    }
}
