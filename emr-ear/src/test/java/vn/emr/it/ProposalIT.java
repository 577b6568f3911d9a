package vn.emr.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HIS has exported a referral paper to Bạch Mai; a doctor finds it proposed, and sends it by one press. */
class ProposalIT {

    @ParameterizedTest(name = "JavaScript {0}")
    @ValueSource(booleans = {true, false})
    void is_dismissed_taken_back_and_sent_by_one_press(boolean javaScript) {
        String serial = String.format("%06d", System.nanoTime() % 1_000_000);
        String name = "Lò Thị Ế x" + serial;
        assertThat(HisSystem.of("24X09")
                        .send(Episodes.transfer("24X09", serial, name))
                        .text("answer"))
                .isPresent()
                .isNotEqualTo(Optional.of("refused"));
        try (Ward here = new Ward(javaScript);
                Ward there = new Ward(javaScript)) {
            here.signIn("doctor");
            Locator proposed = open(here, name);
            assertThat(proposed).containsText(serial + "/GCT");
            assertThat(proposed).containsText("Bộ hồ sơ tối thiểu còn thiếu: Tình trạng lúc chuyển");
            proposed.locator("button[value=aside]").click();
            assertThat(here.page().locator("#proposals > ul li", containing(name)))
                    .hasCount(0);
            here.button("Hoàn tác").click();
            open(here, name).locator("button[value=send-now]").click();
            assertThat(here.page().locator("#state")).isVisible();
            assertThat(open(here, name)).hasCount(0);
            there.signIn("doctor", RunningNode.BACHMAI);
            there.link("Hộp thư đến").first().click();
            there.comes(there.link(name)).click();
            assertThat(there.page().locator("#state")).hasText("Đã nhận, chờ trả lời");
        }
    }

    /** The patient's proposal, on a list of all of them. */
    private static Locator open(Ward ward, String name) {
        ward.page().navigate(RunningNode.get().url(RunningNode.PROVINCE) + "/referrals?proposals=all");
        return ward.page().locator("#proposals > ul li", containing(name));
    }

    private static Page.LocatorOptions containing(String name) {
        return new Page.LocatorOptions().setHasText(name);
    }
}
