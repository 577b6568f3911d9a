package vn.emr.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.emr.domain.kernel.SystemClock;

/** Opening a record that isn't open by itself, as the people who do it and those who judge it see it. */
class AccessIT {

    private static final String HERE = "24X09";
    private static final String THERE = "24X07";
    private static final String REASON = "Bất tỉnh tại khoa cấp cứu, không có người nhà";

    private final RunningNode node = RunningNode.get();

    private static String inDays(int days) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy")
                .format(LocalDate.now(SystemClock.VIETNAM).plusDays(days));
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void an_emergency_opens_another_facilitys_record_until_it_is_closed_and_is_judged(boolean javaScript) {
        Arrival patient = Arrival.at(THERE);
        String chart;
        try (Ward ward = new Ward(javaScript)) {
            ward.signIn("doctor");
            ward.find(patient.word());
            ward.link("Cấp cứu: mở hồ sơ ở cơ sở khác").click();
            ward.page().locator("#number").fill(patient.citizen());
            ward.page().locator("#reason").fill("gấp");
            ward.button("Mở hồ sơ trong 4 giờ").click();
            assertThat(ward.page().locator("#reason-e")).isVisible();
            assertThat(ward.page().locator("#number")).hasValue(patient.citizen());
            ward.page().locator("#reason").fill(REASON + ' ' + patient.word());
            ward.button("Mở hồ sơ trong 4 giờ").click();
            assertThat(ward.page().locator("section.pt")).containsText(patient.name());
            assertThat(ward.page().locator("section.pt")).containsText("Đang mở khẩn cấp đến");
            assertThat(ward.page().locator("#diagnoses")).containsText("J20.9");
            chart = ward.page().url();
            ward.button("Đóng ngay").click();
            ward.heading("Tìm người bệnh").waitFor();
            assertThat(ward.page().navigate(chart).status()).isEqualTo(404);
        }
        try (Ward officer = new Ward(javaScript)) {
            officer.signIn("privacy-officer");
            officer.link("Mở khẩn cấp").first().click();
            Locator opening = opening(officer, patient);
            assertThat(opening).containsText("Chờ xét");
            opening.locator("button[value=justified]").click();
            assertThat(opening(officer, patient)).containsText("Công nhận");
        }
    }

    private static Locator opening(Ward officer, Arrival patient) {
        return officer.page().locator("section.panel", new Page.LocatorOptions().setHasText(patient.word()));
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void a_former_patient_opens_to_who_says_that_the_patient_is_here(boolean javaScript) throws Exception {
        Arrival patient = Arrival.at(HERE);
        stayEnded(patient, "hi - interval '50 years'");
        try (Ward ward = new Ward(javaScript)) {
            ward.signIn("doctor");
            ward.find(patient.word());
            ward.page().locator("main table a").first().click();
            ward.heading("Vì sao mở hồ sơ này?").waitFor();
            assertThat(ward.page().locator("body")).not().containsText(patient.name());
            ward.button("Người bệnh đang ở đây, mở hồ sơ").click();
            assertThat(ward.page().locator("section.pt")).containsText(patient.name());
        }
        stayEnded(patient, "hi + interval '50 years'"); // or the verifier finds it
    }

    private void stayEnded(Arrival patient, String when) throws SQLException {
        try (Connection db = node.superuser();
                Statement change = db.createStatement()) {
            change.executeUpdate("update emr.resource set hi = " + when + " where type = 11 and patient = '"
                    + patient.patient() + "'");
        }
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void a_consent_opens_the_record_to_another_facility_until_it_is_withdrawn(boolean javaScript) {
        Arrival patient = Arrival.at(HERE);
        String access;
        try (Ward ward = new Ward(javaScript)) {
            ward.signIn("doctor");
            ward.find(patient.word());
            ward.page().locator("main table a").first().click();
            ward.link("Ai được xem hồ sơ").first().click();
            ward.page().locator("summary", text("Ghi một sự đồng ý")).click();
            ward.page().locator("#facility").selectOption(THERE);
            ward.page().locator("#giver").fill("Người bệnh");
            ward.button("Ghi sự đồng ý").click();
            assertThat(ward.page().locator("#until-e")).isVisible();
            assertThat(ward.page().locator("#giver")).hasValue("Người bệnh");
            ward.page().locator("#until").fill(inDays(30));
            ward.page().locator("#proof").fill("Giấy số 12, phòng kế hoạch tổng hợp");
            ward.button("Ghi sự đồng ý").click();
            assertThat(ward.page().locator("main")).containsText("Còn hiệu lực");
            access = ward.page().url();
        }
        try (Ward other = new Ward(javaScript)) {
            other.signIn("doctor-sondong");
            other.link("Được chia sẻ").first().click();
            other.link(patient.name()).click();
            assertThat(other.page().locator("section.pt")).containsText("Người bệnh đồng ý");
            String chart = other.page().url();
            try (Ward ward = new Ward(javaScript)) {
                ward.signIn("doctor");
                ward.page().navigate(access);
                ward.button("Rút lại").click();
                assertThat(ward.page().locator("main")).containsText("Đã rút");
            }
            assertThat(other.page().navigate(chart).status()).isEqualTo(404);
            assertThat(other.page().navigate(access).status()).isEqualTo(404);
        }
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void an_authoritys_request_opens_the_record_to_who_answers_it_until_it_is_closed(boolean javaScript) {
        Arrival patient = Arrival.at(HERE);
        try (Ward office = new Ward(javaScript)) {
            office.signIn("records-officer");
            office.find(patient.word());
            office.page().locator("main table a").first().click();
            office.link("Ai được xem hồ sơ").first().click();
            office.page().locator("summary", text("Ghi một yêu cầu")).click();
            office.page().locator("#authority").fill("Toà án nhân dân tỉnh");
            office.page().locator("input#number").fill("12/CV-TA " + patient.word());
            office.page().locator("#dated").fill(inDays(0));
            office.page().locator("#subject").fill("Bản sao bệnh án");
            office.page().locator("#reader").fill("health-department");
            office.page().locator("#due").fill(inDays(7));
            office.button("Ghi yêu cầu").click();
            assertThat(office.page().locator("main")).containsText("Đang mở");
        }
        try (Ward department = new Ward(javaScript)) {
            department.signIn("health-department");
            department.link("Được chia sẻ").first().click();
            department.link(patient.name()).click();
            assertThat(department.page().locator("section.pt")).containsText("Yêu cầu của cơ quan có thẩm quyền");
            String chart = department.page().url();
            try (Ward office = new Ward(javaScript)) {
                office.signIn("records-officer");
                office.link("Yêu cầu của cơ quan").first().click();
                office.page()
                        .locator("tr", text(patient.word()))
                        .locator("button")
                        .click();
                assertThat(office.page().locator("tr", text(patient.word()))).containsText("Đã đóng");
            }
            assertThat(department.page().navigate(chart).status()).isEqualTo(404);
        }
    }
}
