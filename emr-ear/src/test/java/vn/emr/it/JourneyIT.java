package vn.emr.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of the HIS becomes a chart that a doctor opens: the whole way, in a browser. */
class JourneyIT {

    private final RunningNode node = RunningNode.get();

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void carries_an_export_from_the_records_office_to_the_doctor(boolean javaScript) {
        String serial = String.format("%06d", System.nanoTime() % 1_000_000);
        String fileName = "24X09_" + serial + ".xml";
        String word = "x"
                + serial.chars()
                        .mapToObj(c -> String.valueOf((char) (c - '0' + 'a')))
                        .collect(joining());
        String name = "Đặng Thị <b>Ế</b> " + word;
        try (Ward office = new Ward(javaScript)) {
            office.signIn("records-officer");
            office.upload(fileName, Episodes.visit("24X09", "024061" + serial, serial, name));
            office.openReport(fileName);
            assertThat(office.page().locator("#import")).containsText("24X09" + serial);
            office.signOut();
        }
        try (Ward ward = new Ward(javaScript)) {
            ward.signIn("doctor");
            ward.find(word + " e dang");
            ward.page().locator("main table a").first().click();
            assertThat(ward.page().locator("section.pt")).containsText(name);
            assertThat(ward.page().locator("#diagnoses")).containsText("J20.9");
            String chart = ward.page().url();
            assertThat(chart).doesNotContain(serial);
            ward.signOut();
            ward.page().navigate(chart);
            assertThat(ward.page().locator("#username")).isVisible();
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void hides_patients_of_another_facility(boolean javaScript) {
        String chart;
        try (Ward ward = new Ward(javaScript)) {
            ward.signIn("doctor");
            ward.find("nguyen");
            ward.page().locator("main table a").first().click();
            ward.page().locator("section.pt").waitFor();
            chart = ward.page().url();
        }
        try (Ward other = new Ward(javaScript)) {
            other.signIn("doctor-sondong");
            assertThat(other.page().navigate(chart).status()).isEqualTo(404);
            assertThat(other.page().navigate(node.url() + "/audit").status()).isEqualTo(403);
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void shows_the_auditor_who_read_what(boolean javaScript) {
        try (Ward ward = new Ward(javaScript)) {
            ward.signIn("doctor");
            ward.find("nguyen");
            ward.page().locator("main table a").first().click();
            ward.page().locator("section.pt").waitFor();
        }
        try (Ward audit = new Ward(javaScript)) {
            audit.signIn("auditor");
            audit.link("Nhật ký truy cập").first().click();
            assertThat(audit.page().locator("main")).containsText("doctor");
        }
    }

    /** The demo's patient, whom Sơn Động sent, and who has agreed that the provincial hospital reads there. */
    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void follows_a_patient_back_to_the_hospital_that_sent_him(boolean javaScript) {
        try (Ward ward = new Ward(javaScript)) {
            ward.signIn("doctor");
            ward.find("nong van thu");
            ward.page().locator("main table a").first().click();
            Locator stay = ward.page().locator("#episode");
            assertThat(stay).containsText("Trung tâm Y tế huyện Sơn Động");
            assertThat(stay).containsText("731/GCT-SD");
            Locator course =
                    ward.page().locator("#trends .course").filter(new Locator.FilterOptions().setHasText("CRP"));
            assertThat(course.locator("svg .g-ext")).hasCount(2);
            course.locator("summary").click();
            assertThat(course.locator("table")).containsText("Tệp HIS 24X07");
            assertThat(course.locator("table")).containsText("Tệp HIS 24X09");
            assertThat(ward.page().locator("#sources")).containsText("Nhập từ tệp HIS");
            stay.locator("dd a[href*='/episodes/']").click();
            assertThat(ward.page().locator("section.pt")).containsText("SD96990731");
            assertThat(ward.page().locator("#episode")).containsText("Bệnh viện Đa khoa tỉnh Bắc Giang");
            ward.page().locator("#charges summary").click();
            assertThat(ward.page().locator("#charges")).containsText("Bảo hiểm thanh toán");
        }
    }
}
