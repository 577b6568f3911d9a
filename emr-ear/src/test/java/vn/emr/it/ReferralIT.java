package vn.emr.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A doctor of the province refers a patient to Bạch Mai, and hears what becomes of it: the whole way, in browsers. */
class ReferralIT {

    private static final String BACHMAI = RunningNode.BACHMAI;

    /** Accepted, arrived, completed: each is a message with a receipt of its own, as the referral is. */
    private static final int ANSWERS = 3;

    private final RunningNode node = RunningNode.get();

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void goes_out_with_the_chart_and_comes_back_as_feedback(boolean javaScript) {
        Arrival patient = Arrival.at("24X09");
        try (Ward here = new Ward(javaScript);
                Ward there = new Ward(javaScript)) {
            begin(here, patient);
            asksForTheReason(here);
            send(here);
            assertThat(here.page().locator("main")).containsText("Cấp cứu");
            there.signIn("doctor", BACHMAI);
            openIncoming(there, patient);
            hears(here, "Đã nhận, chờ trả lời");
            readChart(there, patient);
            answer(there, "accept", "Giường T3-12");
            hears(here, "Chấp nhận");
            there.page().locator("button[value=arrived]").click();
            hears(here, "Đã đến");
            giveFeedback(there);
            assertThat(there.page().locator("#state")).hasText("Đã ra viện, có phản hồi");
            hears(here, "Đã ra viện, có phản hồi");
            assertThat(here.page().locator("#answer")).containsText("Giường T3-12");
            assertThat(here.page().locator("#answer")).containsText("I63.3 Nhồi máu não");
            assertThat(here.page().locator("#receipt dl")).hasCount(1 + ANSWERS);
            hiddenFromOthers(here.page().url());
        }
        assertThat(node.launcher("verify")).as("verify of both nodes").isZero();
    }

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void is_declined_with_a_reason(boolean javaScript) {
        Arrival patient = Arrival.at("24X09");
        try (Ward here = new Ward(javaScript);
                Ward there = new Ward(javaScript)) {
            begin(here, patient);
            giveReason(here);
            send(here);
            there.signIn("doctor", BACHMAI);
            openIncoming(there, patient);
            answer(there, "decline", "Hết giường hồi sức");
            assertThat(there.page().locator("#state")).hasText("Từ chối");
            hears(here, "Từ chối");
            assertThat(here.page().locator("#answer")).containsText("Hết giường hồi sức");
        }
        assertThat(node.launcher("verify")).as("verify of both nodes").isZero();
    }

    @Test
    void what_is_being_typed_stays_when_the_referral_changes() {
        Arrival patient = Arrival.at("24X09");
        try (Ward here = new Ward(true);
                Ward there = new Ward(true)) {
            begin(here, patient);
            giveReason(here);
            send(here);
            there.signIn("doctor", BACHMAI);
            openIncoming(there, patient);
            Ward colleague = there.secondTab();
            colleague.page().navigate(there.page().url());
            there.page().locator("#note").fill("Chờ hội chẩn");
            answer(colleague, "accept", "Giường T3-12");
            there.page().locator("#changed").waitFor();
            assertThat(there.page().locator("#note")).hasValue("Chờ hội chẩn");
            there.link("Tải lại trang").click();
            assertThat(there.page().locator("#state")).hasText("Chấp nhận");
        }
    }

    private static void begin(Ward ward, Arrival patient) {
        ward.signIn("doctor");
        ward.refer(patient);
    }

    private static void asksForTheReason(Ward ward) {
        ward.page().locator("button[value=send]").click();
        assertThat(ward.page().locator("fieldset#reason .err")).containsText("Chọn lý do chuyển");
        assertThat(ward.page().locator("#r-2")).not().isChecked();
        giveReason(ward);
    }

    private static void giveReason(Ward ward) {
        ward.page().locator("label[for=u-stat]").click();
        ward.page().locator("label[for=r-2]").click();
    }

    private static void send(Ward ward) {
        ward.page().locator("button[value=send]").click();
        ward.page().locator("#state").waitFor();
    }

    private static void openIncoming(Ward ward, Arrival patient) {
        ward.link("Hộp thư đến").first().click();
        ward.comes(ward.link(patient.name())).click();
        assertThat(ward.page().locator("#state")).hasText("Đã nhận, chờ trả lời");
    }

    private static void readChart(Ward ward, Arrival patient) {
        String referral = ward.page().url();
        ward.link("Mở hồ sơ gửi kèm").click();
        assertThat(ward.page().locator("section.pt")).containsText(patient.name());
        assertThat(ward.page().locator("#diagnoses")).containsText("J20.9");
        ward.page().navigate(referral);
    }

    private static void answer(Ward ward, String act, String note) {
        ward.page().locator("#note").fill(note);
        ward.page().locator("button[value=" + act + "]").click();
    }

    private static void giveFeedback(Ward ward) {
        ward.page().locator("#diagnosis").fill("I63.3 Nhồi máu não");
        ward.page().locator("#treatment").fill("Tiêu huyết khối");
        ward.page().locator("#plan").fill("Khám lại sau 1 tháng");
        ward.page().locator("button[value=complete]").click();
    }

    private static void hears(Ward ward, String state) {
        ward.comes(ward.page().locator("#state:text-is('" + state + "')"));
    }

    private static void hiddenFromOthers(String referral) {
        try (Ward other = new Ward(false)) {
            other.signIn("doctor-sondong");
            assertThat(other.page().navigate(referral).status()).isEqualTo(404);
        }
    }
}
